package dev.carbon.cli;

import dev.carbon.footprint.Savings;
import java.util.Optional;

/** How what a run is compared with was priced, in words. */
public final class SavingsText {
  private SavingsText() {}

  /** For how much of the baseline nobody told the hour; empty when it is none, and when unknown. */
  public static Optional<String> baselineByPlan(Savings savings) {
    return share(savings.baselineShareByPlan())
        .map(share -> share + "the baseline's figure of the plan stood in for that of the hour");
  }

  /** The same of the candidates. */
  public static Optional<String> meanByPlan(Savings savings) {
    return share(savings.meanShareByPlan())
        .map(share -> share + "figures of the plan stood in for those of the hour");
  }

  private static Optional<String> share(Optional<Double> known) {
    return known
        .filter(share -> share > 0)
        .map(share -> "for " + BasisText.percent(share) + " of the energy ");
  }
}
