package dev.carbon.cli.train;

import dev.carbon.cli.Format;
import dev.carbon.cli.Services;
import dev.carbon.staging.RunId;
import dev.carbon.train.TrainListener;
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;
import dev.carbon.train.Trainer;
import java.util.function.BiFunction;

/** A run that another process has begun: what goes on with it tells of it as train does. */
record EarlierRun(RunId run, Format format, Services services) {

  /**
   * Prints the receipt of a run that has ended; else goes on with it, and prints that.
   *
   * @return the exit code of the run
   */
  int toTheEnd(BiFunction<Trainer, TrainListener, TrainOutcome> work) {
    return services.histories().ended(run).map(this::told).orElseGet(() -> shown(gone(work)));
  }

  /** There is nothing to do any more: what its history says of it. */
  private int told(TrainOutcome outcome) {
    services.terminal().tell(run + " has ended; this is what its history says:");
    return shown(outcome);
  }

  private TrainOutcome gone(BiFunction<Trainer, TrainListener, TrainOutcome> work) {
    TrainPlan plan = services.histories().read(run).plan();
    TrainProgress progress = new TrainProgress(services.terminal(), plan.workers());
    TrainOutcome outcome =
        work.apply(
            services.trainer(plan.backend(), plan.request().placement().project()), progress);
    progress.done(outcome);
    return outcome;
  }

  private int shown(TrainOutcome outcome) {
    TrainView.of(format, TaskView.NONE, services).ended(outcome);
    return TrainExit.code(outcome);
  }
}
