package dev.carbon.footprint;

import dev.carbon.unit.Grams;
import java.util.Optional;

/**
 * Software carbon intensity: ((E x I) + M) per R, by the formula of the Green Software Foundation's
 * specification, ISO/IEC 21031:2024. A range, because M, what making the hardware emitted, is one.
 *
 * @param low g CO2eq per unit, not above {@code high}
 * @param high g CO2eq per unit
 * @param per the unit, with how many of it the run came to
 * @param boundary of E
 * @param energyBasis how E is known, by its weakest part
 * @param embodiedBasis how M is known
 */
public record Sci(
    Grams low,
    Grams high,
    FunctionalUnit per,
    Boundary boundary,
    Basis energyBasis,
    Basis embodiedBasis) {

  /** That of a run; empty when its operational or its embodied emissions are unknown. */
  public static Optional<Sci> of(Footprint run, FunctionalUnit per) {
    return run.carbon()
        .flatMap(
            operational ->
                run.embodied()
                    .flatMap(
                        embodied ->
                            run.basis()
                                .map(
                                    basis ->
                                        of(operational, embodied, per, run.boundary(), basis))));
  }

  private static Sci of(
      Grams operational, Embodied embodied, FunctionalUnit per, Boundary boundary, Basis basis) {
    return new Sci(
        each(operational.plus(embodied.low()), per),
        each(operational.plus(embodied.high()), per),
        per,
        boundary,
        basis,
        embodied.basis());
  }

  private static Grams each(Grams all, FunctionalUnit per) {
    return new Grams(all.value() / per.count());
  }
}
