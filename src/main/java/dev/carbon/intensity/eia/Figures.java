package dev.carbon.intensity.eia;

import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Computes the figures of one zone from the hours that are reported of it. */
final class Figures {
  private static final Duration HOUR = Duration.ofHours(1);

  /** More than this ahead of the clock, an hour cannot have been reported. */
  private static final Duration EARLIEST = Duration.ofHours(2);

  private static final Estimation COMPUTED =
      new Estimation(Optional.of(false), Optional.of("COMPUTED_FROM_FUEL_MIX"));

  private final GridZone zone;
  private final IntensityKind kind;
  private final FuelFactors factors;

  /**
   * @param factors those of the accounting of {@code kind}
   */
  Figures(GridZone zone, IntensityKind kind, FuelFactors factors) {
    this.zone = zone;
    this.kind = kind;
    this.factors = factors;
  }

  /**
   * The intensity of the first of {@code hours}.
   *
   * @throws NoFigure when there is none, or it cannot be computed: the one before it is then no
   *     better
   */
  Intensity newest(List<Hour> hours, Instant now) throws NoFigure {
    return intensity(first(hours, now));
  }

  /**
   * The intensity of all of {@code hours} for which it can be computed.
   *
   * @throws NoFigure when there is none, with the reason of an hour that could not be computed
   */
  IntensitySeries series(List<Hour> hours) throws NoFigure {
    List<Intensity> points = new ArrayList<>();
    NoFigure why = new NoFigure(GapReason.NO_DATA, "no complete hour is reported");
    for (Hour hour : hours) {
      try {
        points.add(intensity(hour));
      } catch (NoFigure e) {
        why = e;
      }
    }
    if (points.isEmpty()) {
      throw why;
    }
    return new IntensitySeries(points, Optional.empty());
  }

  /**
   * The power mix of the first of {@code hours}.
   *
   * @throws NoFigure as {@link #newest}
   */
  PowerBreakdown mix(List<Hour> hours, Instant now) throws NoFigure {
    Hour hour = first(hours, now);
    Map<Plant, Double> supply = hour.supply();
    Map<String, Double> megawatts = new LinkedHashMap<>();
    supply.forEach((plant, each) -> megawatts.put(plant.word(), each));
    return new PowerBreakdown(
        zone,
        hour.start(),
        OptionalDouble.of(percent(supply, Plant::isRenewable)),
        OptionalDouble.of(percent(supply, Plant::isFossilFree)),
        megawatts);
  }

  private static Hour first(List<Hour> hours, Instant now) throws NoFigure {
    if (hours.isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "no complete hour is reported");
    }
    Hour hour = hours.get(0);
    if (hour.start().isAfter(now.plus(EARLIEST))) {
      throw new NoFigure(
          GapReason.OUT_OF_RANGE,
          "the answer is for " + hour.start() + ", which is in the future by this machine's clock");
    }
    return hour;
  }

  private Intensity intensity(Hour hour) throws NoFigure {
    Map<Plant, Double> supply = hour.supply();
    double grams = 0;
    for (Map.Entry<Plant, Double> each : supply.entrySet()) {
      grams += each.getValue() * factors.of(each.getKey());
    }
    double gramsPerKwh = grams / total(supply);
    if (!Intensity.isPlausible(gramsPerKwh, kind.accounting())) {
      throw new NoFigure(
          GapReason.OUT_OF_RANGE, Numbers.plain(gramsPerKwh) + " g/kWh is not a possible value");
    }
    return new Intensity(new GramsPerKwh(gramsPerKwh), zone, hour.start(), HOUR, kind, COMPUTED);
  }

  private static double percent(Map<Plant, Double> supply, Predicate<Plant> counted) {
    double sum =
        supply.entrySet().stream()
            .filter(each -> counted.test(each.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return 100 * sum / total(supply);
  }

  private static double total(Map<Plant, Double> supply) {
    return supply.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
