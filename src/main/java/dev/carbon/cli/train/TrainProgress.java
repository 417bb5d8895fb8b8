package dev.carbon.cli.train;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.placement.Refused;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.OutputFile;
import dev.carbon.terminal.Progress;
import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.Meter;
import dev.carbon.train.TrainListener;
import dev.carbon.train.TrainPlan;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.util.Locale;

/** Tells on stderr how a run goes on. */
final class TrainProgress implements TrainListener {
  private static final Duration HEARTBEAT = Duration.ofMinutes(1);

  private final Progress progress;
  private Duration lastLine = Duration.ZERO;
  private boolean outOfContact;

  TrainProgress(Terminal terminal) {
    this.progress = new Progress(terminal);
  }

  @Override
  public void makingBucket(TrainPlan plan, BucketName name) {
    progress.change(
        plan.backend().isRehearsal()
            ? "Staging " + plan.request().title() + " on this machine"
            : "Making bucket gs://" + name + " in " + plan.location());
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
      progress.change(state(status) + " for " + Durations.words(since));
    }
    progress.moment(state(status) + "  " + Durations.words(since));
  }

  @Override
  public void printed(String line) {
    progress.change("| " + SafeText.line(line));
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
  public void fetched(OutputFile file) {
    progress.change("Fetched " + file.path() + " (" + file.object().bytes() + " bytes, verified)");
  }

  @Override
  public void bucketRemoved(Bucket bucket) {
    progress.change("Removed " + bucket.address());
  }

  /** Takes away what would stand in the way of the receipt. */
  void done() {
    progress.clear();
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
