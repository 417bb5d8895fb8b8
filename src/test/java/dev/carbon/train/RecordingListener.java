package dev.carbon.train;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.job.LogLine;
import dev.carbon.placement.Refused;
import dev.carbon.region.Price;
import dev.carbon.signal.Stop;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.RunId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Remembers what it heard; can break off like a listener with a bug. */
final class RecordingListener implements TrainListener {
  private final List<String> heard = new ArrayList<>();
  private final List<JobState> states = new ArrayList<>();
  private final List<Meter> meters = new ArrayList<>();
  private final Map<String, Runnable> plans = new HashMap<>();
  private final Queue<JobFate> fates = new ArrayDeque<>();
  private boolean left;

  /** The answers to who asks carbon to stop, in order; after them it is always to let go. */
  void answer(JobFate... answers) {
    fates.addAll(List.of(answers));
  }

  /** The listener throws at the next call of that name. */
  void breakAt(String call) {
    at(
        call,
        () -> {
          throw new IllegalStateException("a bug in the listener");
        });
  }

  /** Something that happens at the next call of that name. */
  void at(String call, Runnable event) {
    plans.put(call, event);
  }

  /** Whether all that was to happen has. */
  boolean allHappened() {
    return plans.isEmpty();
  }

  /** Nobody listens from now on. */
  void leave() {
    left = true;
  }

  @Override
  public boolean isHeard() {
    return !left;
  }

  /** The names of all calls, in order, without those of watching. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  List<JobState> states() {
    return List.copyOf(states);
  }

  /** Every reading of the meter, in order. */
  List<Meter> meters() {
    return List.copyOf(meters);
  }

  @Override
  public void makingBucket(TrainPlan plan, BucketName name) {
    hear("makingBucket");
  }

  @Override
  public void uploading(long bytes, long totalBytes, int files) {
    happen("uploading");
  }

  @Override
  public void uploaded(Bucket bucket, int files) {
    hear("uploaded");
  }

  @Override
  public void submitted(JobHandle job) {
    hear("submitted");
  }

  @Override
  public void stateChanged(JobStatus status, Meter meter) {
    meters.add(meter);
    states.add(status.state());
    hear("stateChanged");
  }

  @Override
  public void watching(JobStatus status, Meter meter) {
    meters.add(meter);
  }

  @Override
  public void printed(LogLine line) {
    hear("printed " + line.text());
  }

  @Override
  public void noteOfLog(String note) {
    hear("note " + note);
  }

  @Override
  public void noContact(Duration since, String why) {
    hear("noContact");
  }

  @Override
  public void movingOn(Refused refused, TrainPlan next) {
    hear("movingOn " + next.chosen().region().id());
  }

  @Override
  public void stopping(StopReason reason) {
    hear("stopping");
  }

  @Override
  public JobFate fateOfJob(Stop stop, Optional<Price> perHour) {
    hear("fateOfJob " + perHour.map(price -> price.amount().value()).orElse(null));
    return fates.isEmpty() ? JobFate.DETACH : fates.remove();
  }

  @Override
  public void endedFor(RunId run) {
    hear("endedFor");
  }

  @Override
  public void fetching(long bytes, long totalBytes, int files) {}

  @Override
  public void broughtHome(List<OutputFile> files) {
    hear("broughtHome");
  }

  @Override
  public void fetched(OutputFile file) {
    hear("fetched");
  }

  @Override
  public void bucketRemoved(Bucket bucket) {
    hear("bucketRemoved");
  }

  @Override
  public void outputStaysTaken(String why) {
    hear("outputStaysTaken");
  }

  private void hear(String call) {
    heard.add(call);
    happen(call);
  }

  private void happen(String call) {
    @Nullable Runnable event = plans.remove(call);
    if (event != null) {
      event.run();
    }
  }
}
