package dev.carbon.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.region.GridZone;
import dev.carbon.train.Meter;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the panel says of a job that goes on. */
class MeterTextTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void saysForHowLongAndHowMuchAndByWhichGrid() {
    Meter meter = meter(0, Optional.of(1.5), Optional.of(250.0), Optional.of(hourly()));

    assertEquals(
        List.of(
            "Running  2 h 0 min since submission, ran 1 h 30 min",
            "so far $1.50 (list price) and 250 g CO2eq (modelled at full load)",
            "100 g CO2eq/kWh in FI, age 20 min 0 s (made-up)"),
        MeterText.panel("Running", meter));
    assertEquals(
        "; so far $1.50 (list price) and 250 g CO2eq (modelled at full load)",
        MeterText.used(meter));
  }

  @Test
  void neverTakesWhatIsUnknownForNothing() {
    Meter meter = meter(0, Optional.empty(), Optional.empty(), Optional.of(hourly()));

    assertEquals("; so far an unknown cost and unknown emissions", MeterText.used(meter));
  }

  @Test
  void countsRestarts() {
    Optional<Intensity> grid = Optional.of(hourly());
    String once = MeterText.used(meter(1, Optional.of(1.0), Optional.of(1.0), grid));
    String twice = MeterText.used(meter(2, Optional.of(1.0), Optional.of(1.0), grid));

    assertEquals(", 1 restart seen", once.substring(once.indexOf(", 1")));
    assertEquals(", 2 restarts seen", twice.substring(twice.indexOf(", 2")));
  }

  @Test
  void claimsNothingWhereNothingCanBeKnown() {
    Meter meter = meter(1, Optional.empty(), Optional.empty(), Optional.empty());

    assertEquals(", 1 restart seen", MeterText.used(meter));
  }

  @Test
  void doesNotCallAYearlyFigureOld() {
    Intensity yearly = intensity(Instant.parse("2025-01-01T00:00:00Z"), Period.ofYears(1));

    String grid =
        MeterText.panel(
                "Running", meter(0, Optional.of(1.0), Optional.of(1.0), Optional.of(yearly)))
            .get(2);

    assertFalse(grid.contains("age "), grid);
  }

  private static Meter meter(
      int restarts, Optional<Double> dollars, Optional<Double> grams, Optional<Intensity> grid) {
    return new Meter(
        NOW,
        Duration.ofHours(2),
        Duration.ofMinutes(90),
        restarts,
        dollars.map(Dollars::new),
        grams.map(Grams::new),
        grid);
  }

  private static Intensity hourly() {
    return intensity(NOW.minus(Duration.ofMinutes(20)), Duration.ofHours(1));
  }

  private static Intensity intensity(Instant from, TemporalAmount resolution) {
    return new Intensity(
        new GramsPerKwh(100),
        new GridZone("FI"),
        from,
        resolution,
        new IntensityKind(new SourceName("made-up"), Signal.AVERAGE, Accounting.LIFECYCLE),
        Estimation.UNKNOWN);
  }
}
