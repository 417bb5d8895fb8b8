package dev.carbon.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.Litres;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** 10 hours at 400 g/kWh, then one at 30. */
class WholeRunTest {
  private final FootprintDetails first = SampleDetails.of(10, 400);
  private final FootprintDetails last = SampleDetails.of(1, 30);

  @Test
  void addsUpItsAttempts() {
    WholeRun run = WholeRun.of(List.of(Optional.of(first)), Optional.of(last));

    assertEquals(Optional.of(new Grams(4030)), run.emitted());
    assertEquals(
        Optional.of(new GramsPerKwh(4030 / 11.0)),
        run.carbon().flatMap(OperationalCarbon::meanIntensity));
    assertEquals(Optional.of(new Grams(2200)), run.planned());
    assertEquals(
        Optional.of(new PlannedCarbon.Difference(new Grams(-1100), new Grams(2930))),
        run.difference());
    assertEquals(Optional.of(new Litres(22)), run.water().flatMap(WaterUse::withReservoirs));
    assertEquals(OptionalDouble.of(11 * 12 * 3600), run.coreSeconds());
    assertEquals(OptionalDouble.of(11), run.acceleratorHours());
    assertEquals(5.5, run.acceleratorEnergy().orElseThrow().total().value(), 1e-12);
    assertEquals(OptionalInt.of(2), run.restarts());
  }

  @Test
  void knowsNoSumWhereOneAttemptIsUnknown() {
    WholeRun run = WholeRun.of(List.of(Optional.empty()), Optional.of(last));

    assertEquals(Optional.empty(), run.carbon());
    assertEquals(Optional.empty(), run.emitted());
    assertEquals(Optional.empty(), run.planned());
    assertEquals(Optional.empty(), run.difference());
    assertEquals(Optional.empty(), run.water());
    assertEquals(OptionalDouble.empty(), run.coreSeconds());
    assertEquals(OptionalDouble.empty(), run.acceleratorHours());
    assertEquals(Optional.empty(), run.acceleratorEnergy());
    assertEquals(OptionalInt.empty(), run.restarts());
  }

  @Test
  void hasNoMeanOfFiguresThatAreNotAlike() {
    FootprintDetails other =
        SampleDetails.of(1, 30, new FigureKind("marginal", "lifecycle", "file"));

    WholeRun run = WholeRun.of(List.of(Optional.of(first)), Optional.of(other));

    assertEquals(Optional.empty(), run.carbon());
    assertEquals(Optional.of(new Grams(4030)), run.emitted());
  }

  @Test
  void hasAnAttempt() {
    List<Optional<FootprintDetails>> none = List.of();

    assertThrows(IllegalArgumentException.class, () -> new WholeRun(none));
  }
}
