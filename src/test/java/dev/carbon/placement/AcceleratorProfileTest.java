package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.region.Accelerator;
import dev.carbon.region.GridZone;
import dev.carbon.region.Places;
import dev.carbon.region.Price;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Where an accelerator is best used, of regions that stand in the order of a ranking. */
class AcceleratorProfileTest {
  private static final AcceleratorOffer UNKNOWN = offer("a-a1", Optional.empty(), 1.2, 0.1);

  @Test
  void theCleanestIsTheOneThatEmitsLeastThoughACheaperOneStandsBeforeIt() {
    AcceleratorOffer cheaper = offer("b-b1", Optional.of(100.9), 1, 1);
    AcceleratorOffer cleaner = offer("c-c1", Optional.of(100.0), 1, 2);
    assertEquals(Optional.of(cleaner), profile(cheaper, cleaner, UNKNOWN).cleanest());
  }

  @Test
  void theBuildingCounts() {
    AcceleratorOffer wasteful = offer("b-b1", Optional.of(100.0), 1.2, 1);
    AcceleratorOffer thrifty = offer("c-c1", Optional.of(110.0), 1.05, 1);
    assertEquals(Optional.of(thrifty), profile(wasteful, thrifty).cleanest());
  }

  @Test
  void ofThoseThatEmitAlikeTheFirstByNameIsTheCleanest() {
    AcceleratorOffer cheaper = offer("c-c1", Optional.of(100.0), 1, 1);
    AcceleratorOffer first = offer("b-b1", Optional.of(100.0), 1, 2);
    assertEquals(Optional.of(first), profile(cheaper, first).cleanest());
  }

  @Test
  void withoutAnyFigureNoneIsTheCleanest() {
    assertEquals(Optional.empty(), profile(UNKNOWN).cleanest());
    assertEquals(Optional.empty(), profile().cleanest());
  }

  private static AcceleratorProfile profile(AcceleratorOffer... offers) {
    Accelerator v100 = Requests.CATALOGUE.hardware().accelerator("v100").orElseThrow();
    return new AcceleratorProfile(
        v100,
        List.of(),
        new TreeSet<>(),
        Requests.of("us-central1").build().workers(),
        Optional.empty(),
        List.of(offers));
  }

  private static AcceleratorOffer offer(
      String name, Optional<Double> grams, double pue, double dollars) {
    GridZone grid = new GridZone("AA");
    Candidate candidate =
        new Candidate(
            Places.region(name, grid, pue),
            Places.onDemand(Optional.of(new Price(new Dollars(dollars), LocalDate.of(2026, 3, 1)))),
            Optional.empty(),
            Optional.empty());
    Optional<Intensity> intensity =
        grams.map(
            value ->
                new Intensity(
                    new GramsPerKwh(value),
                    grid,
                    Situation.NOW,
                    Duration.ofHours(1),
                    Situation.KIND,
                    Estimation.UNKNOWN));
    return new AcceleratorOffer(candidate, intensity, Optional.empty());
  }
}
