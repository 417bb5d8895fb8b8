package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.job.JobStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks the cloud how the runs of a list stand now. Changes nothing, the histories neither. */
public final class CloudLook {
  private final Backend backend;

  public CloudLook(Backend backend) {
    this.backend = backend;
  }

  /** The same run as the cloud has it; what cannot be learnt stays as its history says. */
  public RunSummary at(RunSummary told) {
    List<String> differences = new ArrayList<>();
    RunState state = state(told, differences);
    boolean bucketIsThere = bucket(told, differences);
    return new RunSummary(
        told.run(),
        state,
        told.backend(),
        told.project(),
        told.region(),
        told.job(),
        bucketIsThere ? told.bucket() : Optional.empty(),
        told.startedAt(),
        told.endedAt(),
        state.jobMayLive() ? told.costPerHour() : Optional.empty(),
        told.isClosed(),
        differences,
        told.labels());
  }

  private RunState state(RunSummary told, List<String> differences) {
    if (told.job().isEmpty()) {
      return told.state();
    }
    try {
      Optional<JobStatus> status = backend.runner().status(told.job().get());
      if (status.isEmpty()) {
        differences.add("the cloud knows no such job");
        return told.state();
      }
      RunState now = RunState.of(status.get().state());
      boolean same = now == told.state() || told.state() == RunState.DETACHED;
      if (!same) {
        differences.add("the job is " + now.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
      return now;
    } catch (CarbonException e) {
      differences.add("not asked: " + e.text());
      return told.state();
    }
  }

  private boolean bucket(RunSummary told, List<String> differences) {
    if (told.bucket().isEmpty()) {
      return false;
    }
    try {
      boolean isThere = backend.stager().find(told.bucket().get()).isPresent();
      if (!isThere) {
        differences.add("its bucket is gone");
      }
      return isThere;
    } catch (CarbonException e) {
      differences.add("bucket not asked: " + e.text());
      return true;
    }
  }
}
