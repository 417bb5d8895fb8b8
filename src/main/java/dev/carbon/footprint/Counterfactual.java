package dev.carbon.footprint;

import dev.carbon.region.RegionId;
import dev.carbon.unit.Grams;
import java.util.List;
import java.util.Optional;

/**
 * What the same energy at the same hours would have emitted elsewhere.
 *
 * @param name of where: {@code us-central1}, {@code mean of 12 candidates}
 * @param grams g CO2eq; empty when unknown
 * @param kind of the figures
 * @param fallbackShare of the energy that was priced by a fallback, 0 to 1
 */
public record Counterfactual(
    String name, Optional<Grams> grams, FigureKind kind, double fallbackShare) {

  /** The run in one region, usually the baseline's. */
  public static Counterfactual in(RegionId region, OperationalCarbon there) {
    return new Counterfactual(region.value(), there.grams(), there.kind(), there.fallbackShare());
  }

  /**
   * The mean of the run in each of the candidates, every one counting alike; unknown when that of
   * one of them is.
   *
   * @param candidates at least one, the chosen region among them
   * @throws IllegalArgumentException for none, and when their figures are not comparable
   */
  public static Counterfactual meanOf(List<OperationalCarbon> candidates) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("no candidates");
    }
    FigureKind kind = candidates.get(0).kind();
    candidates.forEach(each -> each.kind().requireComparable(kind));
    int count = candidates.size();
    return new Counterfactual(
        count == 1 ? "the only candidate" : "mean of " + count + " candidates",
        mean(candidates.stream().map(OperationalCarbon::grams).toList()),
        kind,
        candidates.stream().mapToDouble(OperationalCarbon::fallbackShare).sum() / count);
  }

  private static Optional<Grams> mean(List<Optional<Grams>> all) {
    return all.stream()
        .reduce(Optional.of(new Grams(0)), (sum, each) -> sum.flatMap(left -> each.map(left::plus)))
        .map(sum -> new Grams(sum.value() / all.size()));
  }

  /**
   * The same with what moving the job's data there would have emitted.
   *
   * @param moving empty when unknown: then all of it is
   */
  public Counterfactual withTransfer(Optional<Grams> moving) {
    return new Counterfactual(
        name, grams.flatMap(own -> moving.map(own::plus)), kind, fallbackShare);
  }

  /**
   * What the run saved against this. With average intensities that is attributed to the choice of
   * place, not avoided.
   *
   * @param actual what the run emitted, with the same parts as this; empty when unknown
   * @param ofKind of the figures that it was priced with
   * @throws IllegalArgumentException when the figures are not comparable
   */
  public AttributedSaving saving(Optional<Grams> actual, FigureKind ofKind) {
    kind.requireComparable(ofKind);
    return new AttributedSaving(this, grams.flatMap(here -> actual.map(here::minus)));
  }
}
