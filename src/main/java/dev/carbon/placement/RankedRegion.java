package dev.carbon.placement;

import dev.carbon.footprint.Footprint;
import dev.carbon.intensity.Intensity;
import dev.carbon.region.Region;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A region that can take the job, and its place.
 *
 * @param rank from 1, the best
 * @param transferGrams what moving the job's data there emits, once; empty when it needs none or
 *     that is unknown
 * @param score what the weights of carbon and price make of it, from 0, the best of all in both, to
 *     1, the worst in both; empty when only one of them counts, or its price is not known
 */
public record RankedRegion(
    int rank,
    Candidate candidate,
    Intensity intensity,
    Optional<Grams> transferGrams,
    OptionalDouble score) {
  public Region region() {
    return candidate.region();
  }

  /** Grams per kilowatt-hour of computing: the grid's intensity times the PUE. */
  public GramsPerKwh effective() {
    return effective(region(), intensity);
  }

  /** What the machines use and cause there, with the data's transfer; unknown parts stay so. */
  public Footprint withTransfer(Footprint machines) {
    return candidate
        .transfer()
        .map(
            moved ->
                machines
                    .withNetwork(moved.energy(), transferGrams)
                    .withCost(candidate.withTransfer(machines.cost())))
        .orElse(machines);
  }

  RankedRegion ranked(int newRank) {
    return new RankedRegion(newRank, candidate, intensity, transferGrams, score);
  }

  RankedRegion scored(OptionalDouble newScore) {
    return new RankedRegion(rank, candidate, intensity, transferGrams, newScore);
  }

  static GramsPerKwh effective(Region region, Intensity intensity) {
    return new GramsPerKwh(intensity.value().value() * region.pue().value());
  }
}
