package dev.carbon.footprint;

import dev.carbon.unit.Grams;
import java.util.Optional;

/**
 * What a run emitted less than the same run elsewhere; attributed to its place and not avoided.
 *
 * @param against what it is counted against
 * @param grams g CO2eq; negative when the run emitted more, empty when either is unknown
 */
public record AttributedSaving(Counterfactual against, Optional<Grams> grams) {
  /**
   * In percent of the counterfactual, at most 100, negative when the run emitted more; empty when
   * unknown and when the counterfactual emits nothing.
   */
  public Optional<Double> percent() {
    return grams.flatMap(
        saved ->
            against
                .grams()
                .filter(most -> most.value() > 0)
                .map(most -> 100 * saved.value() / most.value()));
  }
}
