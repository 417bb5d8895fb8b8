package dev.carbon.train;

import dev.carbon.job.JobHandle;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.region.Price;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.RunId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run in a list of runs.
 *
 * @param job unless none is known to have been made
 * @param bucket unless it is gone, or none was asked for
 * @param endedAt when its job ended or, without one, the run; empty while it may go on
 * @param costPerHour while a job may live; empty when unknown or nothing is paid
 * @param isClosed whether nothing of it is left
 * @param differences what the cloud says otherwise than the history
 * @param labels that the user gave it
 */
public record RunSummary(
    RunId run,
    RunState state,
    BackendKind backend,
    Optional<String> project,
    String region,
    Optional<JobHandle> job,
    Optional<BucketName> bucket,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<Price> costPerHour,
    boolean isClosed,
    List<String> differences,
    Map<String, String> labels) {

  public RunSummary {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    differences = List.copyOf(differences);
  }

  /**
   * The run of that history.
   *
   * @param first record of the run, of whichever attempt
   */
  static RunSummary of(History history, LedgerRecord first) {
    TrainPlan plan = history.plan();
    RunState state = history.state();
    boolean closed = history.outcome().isPresent();
    return new RunSummary(
        plan.run(),
        state,
        plan.backend(),
        plan.request().placement().project(),
        plan.chosen().region().id().value(),
        history.job(),
        history.openBucket(),
        plan.attempt() == 1 ? plan.madeAt() : first.at(),
        history.endedAt(),
        state.jobMayLive() && history.mayHaveJob() ? plan.pricePerHour() : Optional.empty(),
        closed,
        List.of(),
        plan.request().labels());
  }

  /** Whether its job may run and cost money. */
  public boolean jobMayLive() {
    return !isClosed && state.jobMayLive() && state != RunState.PLANNED;
  }
}
