package dev.carbon.footprint;

import static dev.carbon.footprint.HoursOfARun.MIDNIGHT;
import static dev.carbon.footprint.HoursOfARun.interval;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.testing.Cases;
import dev.carbon.unit.KilowattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunEnergyTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<Duration> STEPS =
      List.of(HOUR, Duration.ofMinutes(30), Duration.ofMinutes(15), Duration.ofMinutes(5));

  @Test
  void anIntervalIsCutAtFullHoursInProportionToTime() {
    List<EnergyInterval> parts =
        new RunEnergy(List.of(interval(45, 90, 9, Basis.MEASURED))).splitAt(HOUR).intervals();
    assertEquals(
        List.of(
            interval(45, 15, 1.5, Basis.MEASURED),
            interval(60, 60, 6, Basis.MEASURED),
            interval(120, 15, 1.5, Basis.MEASURED)),
        parts);
  }

  @Test
  void anIntervalFromHourToHourIsNotCut() {
    RunEnergy whole = new RunEnergy(List.of(interval(60, 60, 9, Basis.MODELLED)));
    assertEquals(whole, whole.splitAt(HOUR));
  }

  @Test
  void hoursAreCutBefore1970Too() {
    Instant before = Instant.parse("1969-12-31T22:30:00Z");
    EnergyInterval interval =
        new EnergyInterval(
            before, HOUR, new NodeEnergy(new KilowattHours(2), Basis.ASSUMED), "watts");
    List<EnergyInterval> parts = new RunEnergy(List.of(interval)).splitAt(HOUR).intervals();
    assertEquals(Instant.parse("1969-12-31T23:00:00Z"), parts.get(1).start());
    assertEquals(2, parts.size());
  }

  @Test
  void aStepThatDoesNotFitAnHourIsRefused() {
    RunEnergy run = new RunEnergy(List.of(interval(0, 60, 1, Basis.MEASURED)));
    for (String step : List.of("PT7M", "PT2H", "PT0S", "-PT1H", "PT0.5S")) {
      assertThrows(IllegalArgumentException.class, () -> run.splitAt(Duration.parse(step)), step);
    }
  }

  @Test
  void energyIsTheSameHoweverItIsSplit() {
    Cases.check(
        21,
        5_000,
        random -> {
          RunEnergy whole = HoursOfARun.run(random);
          Duration step = Cases.any(random, STEPS);
          RunEnergy split = whole.splitAt(step);
          for (Basis basis : Basis.values()) {
            assertEquals(whole.sum().share(basis), split.sum().share(basis), 1e-9);
          }
          double kwh = whole.sum().total().value();
          assertEquals(kwh, split.sum().total().value(), kwh * 1e-12);
          assertEquals(whole.sum().weakest(), split.sum().weakest());
          for (EnergyInterval part : split.intervals()) {
            Instant last = part.end().minusNanos(1);
            assertEquals(Steps.startOf(part.start(), step), Steps.startOf(last, step));
          }
        });
  }

  @Test
  void theSumSaysHowMuchOfItIsMeasuredModelledAndAssumed() {
    EnergySum sum =
        new RunEnergy(
                List.of(
                    interval(0, 60, 1, Basis.ASSUMED),
                    interval(60, 60, 4, Basis.MEASURED),
                    interval(120, 60, 2, Basis.MEASURED),
                    interval(0, 180, 3, Basis.MODELLED)))
            .sum();
    assertEquals(0.6, sum.share(Basis.MEASURED), 1e-12);
    assertEquals(0.3, sum.share(Basis.MODELLED), 1e-12);
    assertEquals(0.1, sum.share(Basis.ASSUMED), 1e-12);
    assertTrue(sum.mixesBases());
    assertEquals(Basis.ASSUMED, sum.weakest());
    assertEquals(
        List.of("counter 6 kWh", "watts 3 kWh", "rated power 1 kWh"),
        sum.parts().stream().map(part -> part.source() + " " + part.energy()).toList());
  }

  @Test
  void aSumOfOneBasisMixesNothing() {
    EnergySum sum = new RunEnergy(List.of(interval(0, 60, 1, Basis.MODELLED))).sum();
    assertFalse(sum.mixesBases());
    assertEquals(1, sum.share(Basis.MODELLED));
  }

  @Test
  void aRunWithoutAnyFigureIsNotOneOfNothing() {
    List<EnergyInterval> none = List.of();
    assertThrows(IllegalArgumentException.class, () -> new RunEnergy(none));
    List<EnergySum.Part> nothing = List.of();
    assertThrows(IllegalArgumentException.class, () -> new EnergySum(Boundary.NODE, nothing));
  }

  @Test
  void noEnergyHasNoShares() {
    EnergySum idle = new RunEnergy(List.of(interval(0, 60, 0, Basis.MEASURED))).sum();
    assertEquals(0, idle.share(Basis.MEASURED));
    assertEquals(Basis.MEASURED, idle.weakest());
  }

  @Test
  void energiesOfDifferentBoundariesAreNoSum() {
    EnergySum node = new RunEnergy(List.of(interval(0, 60, 1, Basis.MODELLED))).sum();
    EnergySum facility = node.inFacility(1.1);
    assertEquals(Boundary.FACILITY, facility.boundary());
    assertThrows(IllegalArgumentException.class, () -> node.plus(facility));
    assertThrows(IllegalArgumentException.class, () -> facility.inFacility(1.1));
    assertThrows(IllegalArgumentException.class, () -> node.inFacility(0.9));
  }

  @Test
  void noEnergyIsWithoutLengthOrSourceOrNegative() {
    NodeEnergy one = new NodeEnergy(new KilowattHours(1), Basis.MEASURED);
    NodeEnergy less = new NodeEnergy(new KilowattHours(-1), Basis.MEASURED);
    assertRefused(Duration.ZERO, one, "counter");
    assertRefused(HOUR.negated(), one, "counter");
    assertRefused(HOUR, less, "counter");
    assertRefused(HOUR, one, " ");
  }

  private static void assertRefused(Duration time, NodeEnergy node, String source) {
    assertThrows(
        IllegalArgumentException.class, () -> new EnergyInterval(MIDNIGHT, time, node, source));
  }
}
