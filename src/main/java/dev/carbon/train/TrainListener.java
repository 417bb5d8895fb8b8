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

/** Hears what a run does while it does it. Called from the thread that runs it. */
public interface TrainListener {
  void makingBucket(TrainPlan plan, BucketName name);

  /** So much of the code is on its way; called a few times a second. */
  void uploading(long bytes, long totalBytes, int files);

  void uploaded(Bucket bucket, int files);

  void submitted(JobHandle job);

  /** The job is in another state than before. */
  void stateChanged(JobStatus status, Meter meter);

  /** A moment has passed and nothing changed. */
  void watching(JobStatus status, Meter meter);

  /**
   * Whether anybody is still told what is heard here. A job in the cloud that nobody hears of goes
   * on alone: {@code carbon train | head} must not wait for hours for a reader that has left.
   */
  default boolean isHeard() {
    return true;
  }

  /** A line that the job printed; text of strangers. */
  void printed(LogLine line);

  /** Something about the job's log itself: that it cannot be read, that lines are left out. */
  void noteOfLog(String note);

  /** The service cannot be reached; the job goes on and so does the watch. */
  void noContact(Duration since, String why);

  /** A region refused the job and nothing of the attempt is left; this is what is tried next. */
  void movingOn(Refused refused, TrainPlan next);

  void stopping(StopReason reason);

  /**
   * Carbon is asked to stop while a job lives that can go on without it: what becomes of the job.
   * Blocks while a person is asked.
   *
   * @param stop holds the request; the question is over when it holds another one
   * @param perHour what the job costs while it lives; empty when unknown
   */
  JobFate fateOfJob(Stop stop, Optional<Price> perHour);

  /** The job has ended; the process that watches the run brings its outputs home. */
  void endedFor(RunId run);

  /** So much of the outputs has come; called a few times a second. */
  void fetching(long bytes, long totalBytes, int files);

  /** One output is at its destination, verified. */
  void fetched(OutputFile file);

  /** All outputs are at their destination; told once, also when there are none. */
  void broughtHome(List<OutputFile> files);

  void bucketRemoved(Bucket bucket);

  /** The folder of the outputs still says that the run has it, although the run has ended. */
  void outputStaysTaken(String why);
}
