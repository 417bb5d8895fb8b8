package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ForeignText;
import dev.carbon.error.RegionRefusal;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.placement.Refused;

/** Notes that the region refused, so that this run and the next rankings leave it out. */
final class RefusalStep {
  private static final int MOST_CHARACTERS = 300;

  private final RunContext context;

  RefusalStep(RunContext context) {
    this.context = context;
  }

  /** Never fails: what is not remembered is refused once more. */
  void remember(RuntimeException thrown) {
    CarbonException failure = Bugs.asFailure(thrown);
    failure.refusal().ifPresent(why -> remember(refused(why, failure)));
  }

  private Refused refused(RegionRefusal why, CarbonException failure) {
    String words = ForeignText.oneLine(failure.refusalWords().orElse(""), MOST_CHARACTERS);
    return new Refused(
        context.plan().chosen().region().id(),
        why,
        words.isEmpty() ? "it gave no reason" : words,
        context.clock().instant());
  }

  private void remember(Refused refused) {
    context.standing().refused(refused);
    TrainPlan plan = context.plan();
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
