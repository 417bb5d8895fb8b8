package dev.carbon.footprint;

import dev.carbon.region.RegionId;
import dev.carbon.unit.Grams;
import java.util.Optional;

/**
 * What was saved against a named counterfactual: the same energy in the baseline region at the same
 * hour, and the transfer of the job's data there. Negative savings stay negative. With average
 * intensities this is attributed, not avoided carbon.
 *
 * @param percent of the baseline's emissions; known before the run where no data moves, since the
 *     energy cancels out, and empty after a run whose energy is not known
 * @param meanOfCandidates grams of the same run in the mean of all ranked regions, their transfers
 *     included
 * @param savedAgainstMean what the run emitted less than that mean
 * @param baselineShareByPlan the part of the machines' energy, 0 to 1, for which the baseline's
 *     figure of the plan stood in for that of the hour; empty when unknown, as of runs that ended
 *     before this was kept
 * @param meanShareByPlan the same of the candidates, on average
 */
public record Savings(
    RegionId baselineRegion,
    Optional<Grams> baseline,
    Optional<Grams> saved,
    Optional<Double> percent,
    Optional<Grams> meanOfCandidates,
    Optional<Grams> savedAgainstMean,
    Optional<Double> baselineShareByPlan,
    Optional<Double> meanShareByPlan) {
  /** Nothing is known but perhaps the percent. */
  public static Savings unknown(RegionId baselineRegion, Optional<Double> percent) {
    return new Savings(
        baselineRegion,
        Optional.empty(),
        Optional.empty(),
        percent,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same, when something was emitted for nothing besides.
   *
   * @param wasted empty when nobody knows how much: then nobody knows what was saved
   */
  public Savings less(Optional<Grams> wasted) {
    Optional<Grams> left = saved.flatMap(grams -> wasted.map(grams::minus));
    return new Savings(
        baselineRegion,
        baseline,
        left,
        left.flatMap(
            grams ->
                baseline
                    .filter(most -> most.value() > 0)
                    .map(most -> 100 * grams.value() / most.value())),
        meanOfCandidates,
        savedAgainstMean.flatMap(grams -> wasted.map(grams::minus)),
        baselineShareByPlan,
        meanShareByPlan);
  }
}
