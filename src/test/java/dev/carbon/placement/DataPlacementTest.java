package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.Workers;
import dev.carbon.staging.DataAddress;
import dev.carbon.unit.Dollars;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A ranking of regions for a job whose data lies somewhere. */
class DataPlacementTest extends DataRankings {
  @Test
  void movingCostsByTheGibibyte() {
    RankedRegion finnish = region(rank("europe-west4", 107.3741824), "europe-north1");

    assertEquals(100 * 0.02, transfer(finnish).cost().orElseThrow().value(), 1e-9);
    assertEquals(0.2, transfer(finnish).costPerHour().orElseThrow().value(), 1e-9);
  }

  @Test
  void whereTheDataLiesNothingIsMoved() {
    RankedRegion dutch = region(rank("europe-west4", 1000), "europe-west4");

    assertEquals(0, transfer(dutch).gigabytes());
    assertEquals(0, transfer(dutch).energy().value());
    assertEquals(Optional.of(new Dollars(0)), transfer(dutch).cost());
    assertEquals(0, dutch.transferGrams().orElseThrow().value());
  }

  @Test
  void muchDataKeepsAShortJobAtHomeAndALongOneMoves() {
    time = Optional.of(Duration.ofHours(1));
    assertEquals("europe-west4", best(rank("europe-west4", 5000)));
    time = Optional.of(Duration.ofHours(10_000));
    assertEquals("europe-north1", best(rank("europe-west4", 5000)));
  }

  @Test
  void theEffectiveFigureAndThePriceStayWithoutTheTransfer() {
    RankedRegion with = region(rank("us-central1", 9000), "europe-west4");

    assertEquals(300 * with.region().pue().value(), with.effective().value(), 1e-9);
    double machines = with.candidate().price().onDemand().orElseThrow().amount().value();
    double perHour = transfer(with).costPerHour().orElseThrow().value();
    assertEquals(machines + perHour, with.candidate().dollarsPerHour().orElseThrow(), 1e-9);
  }

  @Test
  void theCheapestIsCheapestWithItsTransfer() {
    preference = Preference.CHEAPEST;
    assertEquals("us-central1", best(rank("europe-west4", 0)));
    assertEquals("europe-west4", best(rank("europe-west4", 5000)));
  }

  @Test
  void aLimitOnThePriceCountsTheTransfer() {
    constraints = limitedTo(1.0);
    Ranking ranking = rank("europe-west4", 5000);

    assertEquals(List.of("europe-west4"), names(ranking));
    assertTrue(
        ranking.excluded().get(0).message().contains("an hour with the data's transfer"),
        ranking.excluded().toString());
  }

  @Test
  void anUnknownCostOfMovingIsAnUnknownPriceThatIsSaidAndExcludesNobody() {
    constraints = limitedTo(0.5);
    Ranking ranking = rank("nam4", 5000);

    assertEquals(3, ranking.ranked().size());
    assertEquals(OptionalDouble.empty(), ranking.best().candidate().dollarsPerHour());
    assertEquals(
        List.of(
            "what moving the data from nam4 costs is not known, and counts as an unknown price, for"
                + " europe-north1, europe-west4, us-central1",
            "the grams of the data's transfer are not known and left out of the order, because"
                + " nobody knows which grid feeds nam4",
            "the limit on the price could not be checked, as it is unknown, for europe-north1,"
                + " europe-west4, us-central1"),
        ranking.notes());
  }

  @Test
  void whatNobodySaidIsAnHourAndSaid() {
    time = Optional.empty();
    Ranking ranking = rank("europe-west4", 5);

    assertEquals(List.of("the data's transfer is spread over 1 h; say --hours"), ranking.notes());
    Transfer moved = transfer(region(ranking, "us-central1"));
    assertEquals(moved.cost(), moved.costPerHour());
  }

  @Test
  void withoutTheMachinesWattsTheOrderIsByTheGridsAloneAndSaysSo() {
    Hardware hardware = Requests.CATALOGUE.hardware();
    AcceleratorRequest unknownWatts =
        new AcceleratorRequest(hardware.accelerator("rtx-pro-6000").orElseThrow(), 1);
    workers =
        Optional.of(
            Workers.one(
                new Machine(
                    hardware.smallestFor(unknownWatts).orElseThrow(), Optional.of(unknownWatts))));
    grid.with("SG", 500);
    Ranking ranking = rank("us-central1", 1e6, "asia-southeast1", "europe-west4", "us-central1");

    assertEquals("europe-west4", best(ranking));
    assertTrue(ranking.notes().get(0).contains("watts"), ranking.notes().toString());
  }

  @Test
  void dataInABucketCountsAsDataThatWasSaid() {
    datasets.object("my-data", "EUROPE-WEST4", "train/a", 5_000_000_000L);
    Ranking asked =
        rank(new DataPlace.Stored(DataAddress.parse("gs://my-data/train").orElseThrow()));

    assertEquals(rank("europe-west4", 5).ranked(), asked.ranked());
    assertEquals(OptionalLong.of(1), asked.data().orElseThrow().objects());
  }

  @Test
  void aBucketThatIsNotThereEndsTheRanking() {
    DataPlace nowhere = new DataPlace.Stored(DataAddress.parse("gs://no-bucket").orElseThrow());

    assertEquals(ErrorKind.USAGE, assertThrows(CarbonException.class, () -> rank(nowhere)).kind());
  }

  @Test
  void dataOutsideTheAllowedCountriesIsSaid() {
    constraints = inCountries("NL", "FI");

    assertEquals(
        List.of("the data lies in us-central1 (US), which is not among the countries FI,NL"),
        rank("us-central1", 5).notes());
    assertEquals(
        "the data lies in us, which is not among the countries FI,NL",
        rank("us", 5).notes().get(0));
    assertEquals(
        "the data lies in eu, which may be more than the countries FI,NL",
        rank("eu", 5).notes().get(0));
    assertEquals(
        "the data lies in asia, which may be more than the countries FI,NL",
        rank("asia", 5).notes().get(0));
    assertEquals(List.of(), rank("europe-west4", 5).notes());
  }
}
