package dev.carbon.cli.train;

import dev.carbon.cli.Format;
import dev.carbon.cli.Services;
import dev.carbon.cli.task.TaskView;
import dev.carbon.staging.RunId;
import dev.carbon.train.Aftercare;
import dev.carbon.train.TrainListener;
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/**
 * A run that another process has begun: what is done with it is told as train tells it.
 *
 * @param answer to who asks carbon to stop while its job lives
 */
record EarlierRun(RunId run, Format format, Services services, StopAnswer answer) {
  EarlierRun(RunId run, Format format, Services services) {
    this(run, format, services, StopAnswer.USUAL);
  }

  /**
   * Prints the receipt of a run that has ended; else goes on with it, and prints that.
   *
   * @return the exit code of the run
   */
  int toTheEnd(BiFunction<Aftercare, TrainListener, TrainOutcome> work) {
    return toTheEnd(work, TrainExit::code);
  }

  /**
   * @param code of what became of the run by that work
   */
  int toTheEnd(
      BiFunction<Aftercare, TrainListener, TrainOutcome> work, ToIntFunction<TrainOutcome> code) {
    Optional<TrainOutcome> ended = services.histories().ended(run).filter(this::isOver);
    if (ended.isPresent()) {
      services.terminal().tell(run + " has ended; this is what its history says:");
      return TrainExit.code(shown(ended.get()));
    }
    return code.applyAsInt(shown(done(work)));
  }

  /** A receipt alone is not the end: who wrote it may have been ended before it said so. */
  private boolean isOver(TrainOutcome outcome) {
    return outcome.bucketExists() || services.histories().read(run).outcome().isPresent();
  }

  /** Does that work, also with a run whose receipt is written, and prints what the run is then. */
  int work(BiFunction<Aftercare, TrainListener, TrainOutcome> work) {
    return work(work, TrainExit::code);
  }

  /**
   * @param code of what became of the run by that work
   */
  int work(
      BiFunction<Aftercare, TrainListener, TrainOutcome> work, ToIntFunction<TrainOutcome> code) {
    return code.applyAsInt(shown(done(work)));
  }

  private TrainOutcome done(BiFunction<Aftercare, TrainListener, TrainOutcome> work) {
    TrainPlan plan = services.histories().read(run).plan();
    TrainProgress progress = new TrainProgress(services.terminal(), plan.workers(), answer);
    Aftercare care =
        services.trainer(plan.backend(), plan.request().placement().project()).aftercare();
    TrainOutcome outcome = work.apply(care, progress);
    progress.done(outcome);
    return outcome;
  }

  private TrainOutcome shown(TrainOutcome outcome) {
    TrainView.of(format, TaskView.NONE, services).ended(outcome);
    return outcome;
  }
}
