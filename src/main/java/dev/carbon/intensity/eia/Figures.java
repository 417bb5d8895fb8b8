package dev.carbon.intensity.eia;

import dev.carbon.intensity.Checks;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.MixBasis;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
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
   * The power mix of the first of {@code hours}. The shares are unknown where a part of it is of an
   * unknown kind, which may be renewable or not.
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
        MixBasis.GENERATED,
        percent(supply, Plant::isRenewable),
        percent(supply, Plant::isFossilFree),
        Checks.plausibleMix(megawatts));
  }

  private static Hour first(List<Hour> hours, Instant now) throws NoFigure {
    if (hours.isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "no complete hour is reported");
    }
    Hour hour = hours.get(0);
    Checks.notFuture(hour.start(), now);
    return hour;
  }

  private Intensity intensity(Hour hour) throws NoFigure {
    Map<Plant, Double> supply = hour.supply();
    double grams = 0;
    for (Map.Entry<Plant, Double> each : supply.entrySet()) {
      grams += each.getValue() * factors.of(each.getKey());
    }
    GramsPerKwh average = Checks.plausible(grams / total(supply), kind.accounting());
    return new Intensity(average, zone, hour.start(), HOUR, kind, COMPUTED);
  }

  private static OptionalDouble percent(Map<Plant, Double> supply, Predicate<Plant> counted) {
    if (supply.getOrDefault(Plant.UNKNOWN, 0.0) > 0) {
      return OptionalDouble.empty();
    }
    double sum =
        supply.entrySet().stream()
            .filter(each -> counted.test(each.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return OptionalDouble.of(Math.min(100, 100 * sum / total(supply)));
  }

  private static double total(Map<Plant, Double> supply) {
    return supply.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
