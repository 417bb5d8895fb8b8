package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.RunId;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/**
 * What is done with a run after the process that began it has let go of it, or was ended.
 *
 * <p>Every method throws {@link CarbonException}: USAGE when there is no such run, or it has ended;
 * RUN_LOCKED while another process works on it; CONFIGURATION when its history cannot be read. What
 * goes wrong after that is told by the outcome.
 */
public final class Aftercare {
  private final RunParts parts;

  Aftercare(RunParts parts) {
    this.parts = parts;
  }

  /**
   * Goes on with a run whose job another process has made, from watching it to the receipt; fails
   * with USAGE too when there is no job of it to watch.
   */
  public TrainOutcome attach(AttachRequest request, TrainListener listener) {
    return goOn(
        request,
        listener,
        (run, history) -> {
          requireJob(request.run(), history);
          return run.goOn(history);
        });
  }

  /**
   * Finishes whatever another process has left open of a run: asks for what nobody heard of,
   * watches a job to its end, brings its outputs home, removes what is of no use. A region that
   * refuses the job is the end of the run, and a run without a job is not started: its history
   * holds too little for that.
   */
  public TrainOutcome resume(AttachRequest request, TrainListener listener) {
    return goOn(request, listener, Run::goOn);
  }

  /**
   * As {@link #resume}, but tells the job to stop, and watches it until it has. While another
   * process works on the run, that is all that is done: the other brings the outputs home.
   */
  public TrainOutcome cancel(AttachRequest request, TrainListener listener) {
    try {
      return goOn(request, listener, Run::cancel);
    } catch (CarbonException e) {
      if (e.kind() == ErrorKind.RUN_LOCKED) {
        return cancelBesides(request.run(), listener);
      }
      throw e;
    }
  }

  private TrainOutcome cancelBesides(RunId id, TrainListener listener) {
    History history = parts.histories().read(id);
    requireJob(id, history);
    parts.stop().listen();
    return parts.takeUp(history, RunLedger.NONE, listener, OptionalInt.empty()).end(history);
  }

  private TrainOutcome goOn(
      AttachRequest request, TrainListener listener, BiFunction<Run, History, TrainOutcome> how) {
    try (RunLedger ledger = parts.open(request.run())) {
      History before = open(request.run(), ledger);
      History history = before.withOutputsIn(request.folder());
      parts.stop().listen();
      Run run = parts.takeUp(history, ledger, listener, request.logTail());
      OutputHold hold = parts.hold(history.plan(), ledger, listener);
      Optional<CarbonException> obstacle =
          history.mayHaveJob() ? hold.takeAgain() : Optional.empty();
      TrainOutcome last = obstacle.map(run::unwatched).orElseGet(() -> how.apply(run, history));
      TrainOutcome outcome = last.after(parts.histories().before(history.plan(), ledger.before()));
      hold.release(outcome);
      if (request.folder().isPresent()) {
        parts.hold(before.plan(), ledger, listener).release(outcome);
      }
      return parts.told(ledger, outcome);
    }
  }

  /**
   * Brings home what the bucket holds by now, and leaves it there; also while the job runs.
   *
   * @param folder of this machine, absolute, where the outputs go instead of where they were meant
   *     to
   */
  public TrainOutcome fetch(RunId id, Optional<Path> folder, TrainListener listener) {
    try (RunLedger ledger = parts.open(id)) {
      History history = open(id, ledger).withOutputsIn(folder);
      parts.stop().listen();
      return parts.takeUp(history, ledger, listener, OptionalInt.empty()).fetch(history);
    }
  }

  /** Removes what is left of a run whose job has ended; see {@link CleanupRequest}. */
  public TrainOutcome cleanUp(CleanupRequest request, TrainListener listener) {
    try (RunLedger ledger = parts.open(request.run())) {
      History history = open(request.run(), ledger);
      parts.stop().listen();
      TrainOutcome outcome =
          parts
              .takeUp(history, ledger, listener, OptionalInt.empty())
              .cleanUp(history, request)
              .after(parts.histories().before(history.plan(), ledger.before()));
      parts.hold(history.plan(), ledger, listener).release(outcome);
      return parts.closed(ledger, outcome);
    }
  }

  private History open(RunId run, RunLedger ledger) {
    History history = parts.histories().of(run, ledger.before());
    if (history.outcome().isPresent()) {
      throw new CarbonException(
          ErrorKind.USAGE, run + " has ended: " + history.outcome().get().toLowerCase(Locale.ROOT));
    }
    return history;
  }

  private static void requireJob(RunId run, History history) {
    if (history.job().isEmpty()) {
      throw new CarbonException(
          ErrorKind.USAGE,
          run + " has no job that could be watched",
          "carbon resume " + run + " finishes what is open of it");
    }
  }
}
