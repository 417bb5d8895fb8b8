package dev.carbon.train;

import dev.carbon.job.JobHandle;
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
import java.util.List;
import java.util.Optional;

/** Tells nobody what a run does: its outcome says what became of it. */
enum QuietListener implements TrainListener {
  INSTANCE;

  @Override
  public void makingBucket(TrainPlan plan, BucketName name) {}

  @Override
  public void uploading(long bytes, long totalBytes, int files) {}

  @Override
  public void uploaded(Bucket bucket, int files) {}

  @Override
  public void submitted(JobHandle job) {}

  @Override
  public void stateChanged(JobStatus status, Meter meter) {}

  @Override
  public void watching(JobStatus status, Meter meter) {}

  @Override
  public void printed(LogLine line) {}

  @Override
  public void noteOfLog(String note) {}

  @Override
  public void noContact(Duration since, String why) {}

  @Override
  public void movingOn(Refused refused, TrainPlan next) {}

  @Override
  public void stopping(StopReason reason) {}

  @Override
  public JobFate fateOfJob(Stop stop, Optional<Price> perHour) {
    return JobFate.DETACH;
  }

  @Override
  public void endedFor(RunId run) {}

  @Override
  public void fetching(long bytes, long totalBytes, int files) {}

  @Override
  public void fetched(OutputFile file) {}

  @Override
  public void broughtHome(List<OutputFile> files) {}

  @Override
  public void bucketRemoved(Bucket bucket) {}

  @Override
  public void outputStaysTaken(String why) {}
}
