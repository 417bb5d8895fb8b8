package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobState;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.OutputFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a run ended, from its records alone.
 *
 * @param history of its newest attempt
 * @param all records of the run, the oldest first
 */
record Ending(History history, List<LedgerRecord> all) {

  /** Whether a receipt tells of it, so that no figure is reckoned from the plan. */
  boolean isTold() {
    return history.receipt().isPresent();
  }

  /**
   * What became of the run; empty while something of it is open or has to be looked at again.
   *
   * @param reading of its receipt
   */
  Optional<TrainOutcome> outcome(Function<String, Receipt> reading) {
    Optional<TrainOutcome> told =
        history
            .receipt()
            .map(
                text ->
                    reading
                        .apply(text)
                        .outcome(history.plan(), this::outputs, has(RecordType.BUCKET_GONE)));
    boolean closed = history.outcome().isPresent();
    return closed
        ? told.or(() -> history.outcome().map(this::withoutReceipt))
        : told.filter(outcome -> outcome.error().isEmpty());
  }

  /** The outputs that an attempt has brought to their place. */
  private List<OutputFile> outputs(int attempt) {
    List<LedgerRecord> own = new ArrayList<>();
    Optional<String> current = Optional.empty();
    for (LedgerRecord record : all) {
      if (record.type() == RecordType.PLAN) {
        current = record.fact("attempt");
      }
      if (current.equals(Optional.of(Integer.toString(attempt)))) {
        own.add(record);
      }
    }
    return new History(history.plan(), own).outputs();
  }

  /** Its figures could not be written down, so nobody knows them any more. */
  private TrainOutcome withoutReceipt(String state) {
    RunAccount nothing = RunAccount.unknown(history.plan());
    RunState ended = RunState.valueOf(state);
    return new TrainOutcome(
        history.plan(),
        ended,
        history.job(),
        history.bucket(),
        false,
        outputs(history.plan().attempt()),
        Optional.empty(),
        nothing.footprint(),
        nothing.savings(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        error(ended),
        Optional.empty(),
        List.of());
  }

  private Optional<CarbonException> error(RunState ended) {
    Optional<ErrorKind> kind =
        switch (ended) {
          case SUCCEEDED -> Optional.empty();
          case PARTIALLY_SUCCEEDED -> Optional.of(ErrorKind.JOB_FAILED);
          case CANCELLED, EXPIRED -> Optional.of(ErrorKind.JOB_ENDED);
          case FAILED -> Optional.of(whyFailed());
          case PLANNED, QUEUED, PENDING, RUNNING, DETACHED, UNKNOWN ->
              Optional.of(ErrorKind.OUTCOME_UNKNOWN);
        };
    return kind.map(
        each ->
            new CarbonException(
                each,
                history.plan().run()
                    + " has ended: "
                    + ended.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + "; its history does not say why"));
  }

  private ErrorKind whyFailed() {
    if (has(RecordType.JOB_REFUSED)) {
      return ErrorKind.NO_REGION;
    }
    return history.records().stream()
            .filter(record -> record.type() == RecordType.JOB_STATE)
            .anyMatch(record -> record.fact("state").equals(Optional.of(JobState.FAILED.name())))
        ? ErrorKind.JOB_FAILED
        : ErrorKind.OUTCOME_UNKNOWN;
  }

  private boolean has(RecordType type) {
    return history.records().stream().anyMatch(record -> record.type() == type);
  }
}
