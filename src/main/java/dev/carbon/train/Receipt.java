package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.RegionRefusal;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.Savings;
import dev.carbon.job.JobHandle;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OutputFile;
import dev.carbon.unit.Grams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * An outcome as a run's history keeps it: without the plan and without the outputs, which have
 * records of their own.
 *
 * @param output where they are, which need not be where the plan had them go
 * @param footprint and all else: as {@link TrainOutcome} has it
 */
record Receipt(
    RunState state,
    Destination output,
    Optional<JobHandle> job,
    Optional<Bucket> bucket,
    boolean bucketGone,
    Optional<Duration> duration,
    Footprint footprint,
    Savings savings,
    Optional<Grams> localGrams,
    Optional<FootprintDetails> details,
    Optional<StopReason> stop,
    Optional<Failure> error,
    Optional<RefusedAttempt> refused,
    List<RefusedAttempt> earlier) {

  static Receipt of(TrainOutcome outcome) {
    return new Receipt(
        outcome.state(),
        outcome.plan().output(),
        outcome.job(),
        outcome.bucket(),
        outcome.bucketGone(),
        outcome.duration(),
        outcome.footprint(),
        outcome.savings(),
        outcome.localGrams(),
        outcome.details(),
        outcome.stop(),
        outcome.error().map(Failure::of),
        outcome.refused().map(attempt -> attempt.with(List.of())),
        outcome.earlier().stream().map(attempt -> attempt.with(List.of())).toList());
  }

  /**
   * The outcome again.
   *
   * @param outputs those of the attempt of that number
   * @param isGone whether the bucket is gone by now, whatever the receipt says
   */
  TrainOutcome outcome(TrainPlan plan, IntFunction<List<OutputFile>> outputs, boolean isGone) {
    return new TrainOutcome(
        plan.withOutput(output),
        state,
        job,
        bucket,
        bucketGone || isGone,
        outputs.apply(plan.attempt()),
        duration,
        footprint,
        savings,
        localGrams,
        details,
        stop,
        error.map(Failure::asException),
        refused.map(attempt -> attempt.with(outputs.apply(attempt.number()))),
        earlier.stream().map(attempt -> attempt.with(outputs.apply(attempt.number()))).toList());
  }

  /** What a {@link CarbonException} says. */
  record Failure(
      ErrorKind kind,
      String message,
      Optional<String> hint,
      Optional<RegionRefusal> refusal,
      Optional<String> refusalWords) {

    static Failure of(CarbonException error) {
      return new Failure(
          error.kind(), error.text(), error.hint(), error.refusal(), error.refusalWords());
    }

    CarbonException asException() {
      return refusal
          .map(
              why ->
                  CarbonException.refused(
                      why, message, refusalWords.orElse(message), hint.orElse(null), null))
          .orElseGet(() -> new CarbonException(kind, message, hint.orElse(null), null));
    }
  }
}
