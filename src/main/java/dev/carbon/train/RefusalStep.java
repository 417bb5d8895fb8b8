package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ForeignText;
import dev.carbon.error.RegionRefusal;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.placement.Refused;
import dev.carbon.region.RegionId;

/** Remembers that a region refused, so that the next ranking leaves it out. */
final class RefusalStep {
  private static final int MOST_CHARACTERS = 300;

  private final RunContext context;

  RefusalStep(RunContext context) {
    this.context = context;
  }

  /** Never fails: what is not remembered is refused once more. */
  void remember(RuntimeException thrown) {
    CarbonException failure = Bugs.asFailure(thrown);
    failure.refusal().ifPresent(why -> remember(why, failure));
  }

  private void remember(RegionRefusal why, CarbonException failure) {
    TrainPlan plan = context.plan();
    RegionId region = plan.chosen().region().id();
    String words = ForeignText.oneLine(failure.refusalWords().orElse(""), MOST_CHARACTERS);
    Refused refused =
        new Refused(
            region, why, words.isEmpty() ? "it gave no reason" : words, context.clock().instant());
    RefusalMemory memory = context.backend().refusals();
    try {
      plan.request()
          .placement()
          .project()
          .ifPresent(project -> memory.remember(project, plan.workers(), refused));
    } catch (RuntimeException e) {
      // The refusal itself is what to tell.
    }
  }
}
