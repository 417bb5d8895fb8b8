package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.staging.DataAddress;
import dev.carbon.unit.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What moving a job's data emits, by the grid where it lies. */
class DataGridTest extends DataRankings {
  private static final DataAddress BUCKET = DataAddress.parse("gs://my-data").orElseThrow();

  @Test
  void movingEmitsTheMeanOfBothEndsForEachKilowattHourOfTheNetwork() {
    RankedRegion finnish = region(rank("europe-west4", 1000), "europe-north1");

    assertEquals(1.0, transfer(finnish).energy().value(), 1e-12);
    assertEquals((300 + 50) / 2.0, finnish.transferGrams().orElseThrow().value(), 1e-9);
  }

  @Test
  void aMultiRegionIsTheMeanOfItsRegionsWithAFigureWhereverItGoes() {
    Ranking ranking = rank("eu", 1000);

    double data = (300 + 50) / 2.0;
    assertEquals((data + 300) / 2, grams(region(ranking, "europe-west4")), 1e-9);
    assertEquals((data + 50) / 2, grams(region(ranking, "europe-north1")), 1e-9);
    assertEquals((data + 400) / 2, grams(region(ranking, "us-central1")), 1e-9);
    assertEquals(
        List.of(
            "the data is assumed to lie on a grid of 175 g/kWh, the mean of 2 of the 11 regions in"
                + " eu"),
        ranking.notes());
  }

  @Test
  void theGridsOfAMultiRegionAreAskedForThoughNobodyCanGoThere() {
    grid.with("JP-TK", 450).with("SG", 350);

    assertEquals((400 + 50) / 2.0, grams(region(rank("asia", 1000), "europe-north1")), 1e-9);
  }

  @Test
  void withoutAFigureWhereTheDataLiesItsGramsAreUnknownAndOutOfTheOrder() {
    Ranking ranking = rank("asia-south1", 1e6);

    for (RankedRegion region : ranking.ranked()) {
      assertEquals(Optional.empty(), region.transferGrams());
    }
    assertEquals("europe-north1", best(ranking));
    assertEquals(Optional.empty(), ranking.baseline().transferGrams());
    assertEquals(1, ranking.notes().size());
    assertTrue(
        ranking
            .notes()
            .get(0)
            .startsWith(
                "the grams of the data's transfer are not known and left out of the order,"
                    + " because "),
        ranking.notes().toString());
  }

  @Test
  void nothingToMoveIsNoGramsWhateverIsKnown() {
    Ranking ranking = rank("asia-south1", 0);

    assertEquals(0, grams(region(ranking, "europe-north1")));
    assertEquals(List.of(), ranking.notes());
  }

  @Test
  void theBaselineHasATransferOfItsOwn() {
    Baseline baseline = rank("europe-west4", 1000, "europe-north1", "europe-west4").baseline();

    assertEquals(1000, baseline.transfer().orElseThrow().gigabytes());
    assertEquals((300 + 400) / 2.0, baseline.transferGrams().orElseThrow().value(), 1e-9);
  }

  @Test
  void theGridOfABucketElsewhereIsAskedForToo() {
    datasets.object("my-data", "southamerica-east1", "a", 1_000_000_000_000L);
    grid.with("BR-CS", 100);
    Ranking asked = rank(new DataPlace.Stored(BUCKET));

    assertEquals(
        (50 + 100) / 2.0,
        region(asked, "europe-north1").transferGrams().orElseThrow().value(),
        1e-9);
  }

  @Test
  void howLongTheSearchTookTakesNoTimeFromTheQuestionForTheDatasGrid() {
    datasets.object("my-data", "southamerica-east1", "a", 1_000_000_000_000L);
    grid.with("BR-CS", 100);
    ask(known("us-central1", 1), Deadline.in(Duration.ofSeconds(20))); // whose figures are kept

    Attempt attempt = ask(new DataPlace.Stored(BUCKET), Deadline.in(Duration.ZERO));

    assertEquals((50 + 100) / 2.0, grams(attempt.ranked().ranked().get(0)), 1e-9);
  }

  @Test
  void aGapWhereABucketTurnedOutToLieIsSaid() {
    datasets.object("my-data", "southamerica-east1", "a", 1_000_000_000_000L);
    Ranking ranking = rank(new DataPlace.Stored(BUCKET));

    assertEquals(Optional.empty(), ranking.best().transferGrams());
    assertTrue(ranking.notes().toString().contains("BR-CS"), ranking.notes().toString());
  }
}
