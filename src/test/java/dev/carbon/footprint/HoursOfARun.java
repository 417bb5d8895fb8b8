package dev.carbon.footprint;

import dev.carbon.testing.Cases;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up intervals of energy, and made-up hours of a grid. */
final class HoursOfARun {
  static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");
  static final FigureKind KIND = new FigureKind("average", "lifecycle", "electricitymaps");

  private static final int HOURS = 30;
  private static final int MILLIS_PER_HOUR = 3_600_000;
  private static final List<String> SOURCES = List.of("counter", "watts", "rated power");

  private HoursOfARun() {}

  /** So many minutes after midnight, for so many minutes. */
  static EnergyInterval interval(int from, int minutes, double kwh, Basis basis) {
    return new EnergyInterval(
        MIDNIGHT.plus(Duration.ofMinutes(from)),
        Duration.ofMinutes(minutes),
        new NodeEnergy(new KilowattHours(kwh), basis),
        source(basis));
  }

  private static String source(Basis basis) {
    return switch (basis) {
      case MEASURED -> "counter";
      case MODELLED -> "watts";
      case ASSUMED -> "rated power";
    };
  }

  /** The figures of the hours from midnight; a negative one is a gap. */
  static IntensityTimeline hours(double... gramsPerKwh) {
    Map<Instant, GramsPerKwh> figures = new HashMap<>();
    for (int hour = 0; hour < gramsPerKwh.length; hour++) {
      if (gramsPerKwh[hour] >= 0) {
        figures.put(MIDNIGHT.plus(Duration.ofHours(hour)), new GramsPerKwh(gramsPerKwh[hour]));
      }
    }
    return new IntensityTimeline(KIND, IntensityTimeline.HOUR, figures);
  }

  /** A run of up to nine intervals within a day from midnight, which may overlap. */
  static RunEnergy run(Random random) {
    List<EnergyInterval> intervals = new ArrayList<>();
    for (int i = random.nextInt(9); i >= 0; i--) {
      Basis basis = Cases.any(random, List.of(Basis.values()));
      intervals.add(
          new EnergyInterval(
              MIDNIGHT.plusMillis(random.nextInt(20 * MILLIS_PER_HOUR)),
              Duration.ofMillis(1 + random.nextInt(4 * MILLIS_PER_HOUR)),
              new NodeEnergy(new KilowattHours(random.nextDouble() * 100), basis),
              Cases.any(random, SOURCES)));
    }
    return new RunEnergy(intervals);
  }

  /** A figure for each of the hours that such a run may touch. */
  static IntensityTimeline everyHour(Random random) {
    return hours(random.doubles(HOURS, 0, 900).toArray());
  }
}
