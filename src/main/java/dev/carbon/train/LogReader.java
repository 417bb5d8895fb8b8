package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobStatus;
import dev.carbon.job.LogBatch;
import dev.carbon.job.LogLine;
import dev.carbon.signal.Stop;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the log of a job that somebody else watches, or nobody. Changes nothing. */
public final class LogReader {
  private final Backend backend;
  private final JobLogs logs;
  private final JobHandle job;
  private final Stop stop;
  private final Clock clock;

  /**
   * @throws CarbonException CONFIGURATION when this backend has no logs
   */
  public LogReader(Backend backend, JobHandle job, Stop stop, Clock clock) {
    this.backend = backend;
    this.logs =
        backend
            .logs()
            .orElseThrow(
                () ->
                    new CarbonException(
                        ErrorKind.CONFIGURATION,
                        "the Vertex AI of this machine has no logs",
                        "name their server with CARBON_LOGGING_URL"));
    this.job = job;
    this.stop = stop;
    this.clock = clock;
  }

  /**
   * Hands over all lines that there are now. Blocks while more are asked for.
   *
   * @param reader takes a line, and says whether it wants more
   * @throws CarbonException UPSTREAM when the log cannot be read
   */
  public void read(Predicate<LogLine> reader) {
    for (LogBatch batch = logs.drain(job); ; batch = logs.drain(job)) {
      if (batch.trouble().isPresent()) {
        throw new CarbonException(
            ErrorKind.UPSTREAM, "could not read the job's log: " + batch.trouble().get());
      }
      if (!handOver(batch.lines(), reader) || !batch.hasMore() || isStopped()) {
        return;
      }
      stop.pause(backend.pollInterval());
    }
  }

  /**
   * Hands over lines as they come, until the job has ended and its log is quiet, carbon is asked to
   * stop, or the reader wants no more. Trouble with the network is waited out.
   *
   * @param reader as for {@link #read}
   */
  public void follow(Predicate<LogLine> reader) {
    @Nullable Instant quietSince = null;
    while (!isStopped()) {
      boolean ended = hasEnded();
      LogBatch batch = logs.drain(job);
      if (!handOver(batch.lines(), reader)) {
        return;
      }
      boolean quiet = ended && batch.lines().isEmpty() && !batch.hasMore();
      if (!quiet) {
        quietSince = null;
      } else if (quietSince == null) {
        quietSince = clock.instant();
      }
      if (quietSince != null && !clock.instant().isBefore(quietSince.plus(logs.settling()))) {
        return;
      }
      stop.pause(backend.pollInterval());
    }
  }

  /** Looked up anew each time. A job that is gone has ended; without an answer it goes on. */
  private boolean hasEnded() {
    try {
      Optional<JobStatus> status = backend.runner().status(job);
      return status.map(each -> each.state().isTerminal()).orElse(true);
    } catch (CarbonException e) {
      return false;
    }
  }

  private boolean isStopped() {
    return stop.reason().isPresent();
  }

  private static boolean handOver(List<LogLine> lines, Predicate<LogLine> reader) {
    return lines.stream().allMatch(reader);
  }
}
