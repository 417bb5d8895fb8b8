package dev.carbon.cli.train;

import dev.carbon.cli.LogText;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.job.LogLine;
import dev.carbon.placement.Refused;
import dev.carbon.region.Price;
import dev.carbon.region.Workers;
import dev.carbon.signal.Stop;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.RunId;
import dev.carbon.terminal.Progress;
import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Terminal;
import dev.carbon.terminal.Verbosity;
import dev.carbon.train.JobFate;
import dev.carbon.train.Meter;
import dev.carbon.train.TrainListener;
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;

/** Tells on stderr how a run goes on. */
final class TrainProgress implements TrainListener {
  private static final Duration HEARTBEAT = Duration.ofMinutes(1);

  /** More files are told of in one line. */
  private static final int MOST_FILES_NAMED = 20;

  private static final double MEGABYTE = 1e6;

  private static final int LAST_LINES = 50;

  private final Terminal terminal;
  private final Progress progress;
  private final Workers workers;
  private final StopAnswer answer;
  private final Queue<String> last = new ArrayDeque<>();
  private Duration lastLine = Duration.ZERO;
  private boolean outOfContact;
  private int fetched;

  /**
   * @param workers of the job: where there are several, each line says which
   * @param answer to who asks carbon to stop while a job lives
   */
  TrainProgress(Terminal terminal, Workers workers, StopAnswer answer) {
    this.terminal = terminal;
    this.progress = new Progress(terminal);
    this.workers = workers;
    this.answer = answer;
  }

  @Override
  public void makingBucket(TrainPlan plan, BucketName name) {
    progress.change(
        plan.backend().isRehearsal()
            ? "Staging " + plan.request().title() + " on this machine"
            : "Making bucket gs://" + name + " in " + plan.location());
  }

  @Override
  public void uploading(long bytes, long totalBytes, int files) {
    progress.moment("Uploading " + share(bytes, totalBytes) + " of " + files + " files");
  }

  @Override
  public void uploaded(Bucket bucket, int files) {
    progress.change("Uploaded " + files + " files to " + bucket.address());
  }

  @Override
  public void submitted(JobHandle job) {
    progress.change("Submitted " + job.name());
  }

  @Override
  public void stateChanged(JobStatus status, Meter meter) {
    Duration since = meter.sinceSubmission();
    outOfContact = false;
    lastLine = since;
    String detail = status.error().map(error -> ": " + SafeText.line(error)).orElse("");
    progress.change(state(status) + " after " + Durations.words(since) + detail);
  }

  @Override
  public void watching(JobStatus status, Meter meter) {
    Duration since = meter.sinceSubmission();
    if (outOfContact) {
      outOfContact = false;
      progress.change("In contact again");
    }
    if (since.minus(lastLine).compareTo(HEARTBEAT) >= 0) {
      lastLine = since;
      progress.change(state(status) + " for " + Durations.words(since) + MeterText.used(meter));
    }
    if (meter.intensity().isPresent()) {
      progress.panel(MeterText.panel(state(status), meter));
    } else {
      progress.moment(state(status) + "  " + Durations.words(since));
    }
  }

  @Override
  public boolean isHeard() {
    return terminal.conversationIsTaken();
  }

  @Override
  public void printed(LogLine line) {
    String text = LogText.line(line, workers);
    last.add(text);
    if (last.size() > LAST_LINES) {
      last.remove();
    }
    progress.change("| " + text);
  }

  @Override
  public void noteOfLog(String note) {
    progress.change(SafeText.line(note));
  }

  @Override
  public void noContact(Duration since, String why) {
    if (!outOfContact) {
      outOfContact = true;
      progress.change("No contact, still trying; the job is safe: " + SafeText.line(why));
    }
    progress.moment("No contact for " + Durations.words(since));
  }

  @Override
  public void movingOn(Refused refused, TrainPlan next) {
    progress.change(refused.region() + " refused: " + SafeText.line(refused.message()));
    progress.change(
        "Attempt "
            + next.attempt()
            + " of at most "
            + next.request().limits().maxAttempts()
            + ": "
            + next.chosen().region().id()
            + ", "
            + PlanText.intensity(next));
  }

  @Override
  public void stopping(StopReason reason) {
    progress.change("Stopping (SIG" + reason.signal() + "); once more to halt at once");
  }

  @Override
  public JobFate fateOfJob(Stop stop, Optional<Price> perHour) {
    progress.clear();
    JobFate fate = answer.of(stop, perHour, terminal);
    if (fate == JobFate.CANCEL) {
      progress.change("Cancelling the job; Ctrl-C halts carbon, and the job may then go on");
    }
    return fate;
  }

  @Override
  public void endedFor(RunId run) {
    progress.change("The job has ended; the carbon that watches " + run + " does the rest");
  }

  @Override
  public void fetching(long bytes, long totalBytes, int files) {
    progress.moment("Fetching " + share(bytes, totalBytes) + " of " + files + " files");
  }

  @Override
  public void fetched(OutputFile file) {
    fetched++;
    if (fetched <= MOST_FILES_NAMED) {
      progress.change(
          "Fetched "
              + SafeText.line(file.path())
              + " ("
              + file.object().bytes()
              + " bytes, verified)");
    }
  }

  @Override
  public void broughtHome(List<OutputFile> files) {
    if (fetched > MOST_FILES_NAMED) {
      long bytes = files.stream().mapToLong(file -> file.object().bytes()).sum();
      progress.change("Fetched " + files.size() + " files (" + bytes + " bytes, verified)");
    }
  }

  private static String share(long bytes, long totalBytes) {
    return String.format(Locale.ROOT, "%.1f of %.1f MB", bytes / MEGABYTE, totalBytes / MEGABYTE);
  }

  @Override
  public void bucketRemoved(Bucket bucket) {
    progress.change("Removed " + bucket.address());
  }

  @Override
  public void outputStaysTaken(String why) {
    progress.change(SafeText.line(why));
  }

  /**
   * Takes away what would stand in the way of the receipt. Who wanted nothing to be told wants to
   * know all the same why a job failed.
   */
  void done(TrainOutcome outcome) {
    progress.clear();
    boolean failed =
        outcome.error().filter(each -> each.kind() == ErrorKind.JOB_FAILED).isPresent();
    if (failed && terminal.verbosity() == Verbosity.QUIET) {
      last.forEach(line -> terminal.say("| " + line));
    }
  }

  private static String state(JobStatus status) {
    return status.state() == JobState.UNKNOWN
        ? "In an unknown state"
        : capital(status.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
