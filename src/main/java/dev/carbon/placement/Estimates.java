package dev.carbon.placement;

import dev.carbon.footprint.Power;
import dev.carbon.region.Workers;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a job of known length would use and cause in each region of a ranking.
 *
 * @param power of all machines; empty when none is published, and with it every energy
 * @param regions in the order of the ranking
 */
public record Estimates(
    Ranking ranking,
    Workers workers,
    Duration time,
    Optional<Power> power,
    List<Estimate> regions) {
  public Estimates {
    regions = List.copyOf(regions);
  }

  /** How long the job runs, in hours. */
  public double hours() {
    return Durations.hours(time);
  }

  /** The region that emits least, whatever the order is by; empty when no energy is known. */
  public Optional<Estimate> cleanest() {
    return emitting().min(Comparator.comparingDouble(Estimates::grams));
  }

  /** The region that emits most; empty when no energy is known. */
  public Optional<Estimate> dirtiest() {
    return emitting().max(Comparator.comparingDouble(Estimates::grams));
  }

  /** How many times as much as the cleanest region the dirtiest emits; empty when unknown. */
  public Optional<Double> ratioWorstToBest() {
    return cleanest()
        .map(Estimates::grams)
        .flatMap(least -> dirtiest().map(most -> grams(most) / least))
        .filter(Double::isFinite);
  }

  private Stream<Estimate> emitting() {
    return regions.stream().filter(each -> each.footprint().carbon().isPresent());
  }

  private static double grams(Estimate estimate) {
    return estimate.footprint().carbon().orElseThrow().value();
  }
}
