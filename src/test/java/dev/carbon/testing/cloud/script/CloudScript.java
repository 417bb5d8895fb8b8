package dev.carbon.testing.cloud.script;

import com.google.cloud.aiplatform.v1.JobState;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the fake cloud must behave; may be changed at any time, also while it serves.
 *
 * <p>Without changes everything works: jobs are PENDING, RUNNING, SUCCEEDED, one state a
 * GetCustomJob. Operations are named as in {@link RecordedCall#operation}.
 */
public final class CloudScript {
  private final FaultPlan faults = new FaultPlan();
  private final Map<String, Duration> delays = new HashMap<>();
  private final Deque<List<JobState>> nextStates = new ArrayDeque<>();
  private final Map<String, ByteString> outputs = new HashMap<>();
  private List<JobState> states =
      List.of(JobState.JOB_STATE_PENDING, JobState.JOB_STATE_RUNNING, JobState.JOB_STATE_SUCCEEDED);
  private JobState outputsOn = JobState.JOB_STATE_SUCCEEDED;
  private String failureMessage = replicaFailed(1);
  private Duration timePerStep = Duration.ZERO;
  private Optional<String> bucketLocation = Optional.empty();
  private Optional<String> jobLocation = Optional.empty();
  private int listLag;
  private int corruptDownloads;
  private int truncatedDownloads;
  private boolean rangesIgnored;
  private int uploadBreak;
  private int brokenUploads;
  private long bytesPerRewrite = Integer.MAX_VALUE;
  private boolean cancelIneffective;
  private boolean executeJobs;

  /** Vertex's words for a job whose process ended with that status. */
  public static String replicaFailed(int status) {
    return "The replica workerpool0-0 exited with a non-zero status of " + status + ".";
  }

  /** The states of every job from now on: the n-th GetCustomJob answers the n-th, then the last. */
  public synchronized CloudScript jobStates(JobState... sequence) {
    states = List.of(sequence);
    return this;
  }

  /** The states of the next job only; may be asked for several jobs in advance. */
  public synchronized CloudScript nextJobStates(JobState... sequence) {
    nextStates.add(List.of(sequence));
    return this;
  }

  /** The error's text of jobs that end FAILED by script. */
  public synchronized CloudScript failureMessage(String text) {
    failureMessage = text;
    return this;
  }

  /** How far the cloud's clock goes with each change of a job's state. */
  public synchronized CloudScript timePerStep(Duration step) {
    timePerStep = step;
    return this;
  }

  /** Jobs created from now on are missing from that many ListCustomJobs replies. */
  public synchronized CloudScript listLag(int lists) {
    listLag = lists;
    return this;
  }

  /** CancelCustomJob says yes and changes nothing. */
  public synchronized CloudScript cancelIneffective(boolean ineffective) {
    cancelIneffective = ineffective;
    return this;
  }

  /** RUNNING starts the container's command as a local process, which decides how the job ends. */
  public synchronized CloudScript executeJobs(boolean execute) {
    executeJobs = execute;
    return this;
  }

  /** An object that the job leaves below its base output directory. */
  public synchronized CloudScript output(String name, byte[] content) {
    outputs.put(name, ByteString.copyFrom(content));
    return this;
  }

  public CloudScript output(String name, String content) {
    return output(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** When outputs appear; SUCCEEDED unless said otherwise. */
  public synchronized CloudScript outputsOn(JobState state) {
    outputsOn = state;
    return this;
  }

  /** Buckets are made here, whatever was asked. */
  public synchronized CloudScript bucketLocation(String location) {
    bucketLocation = Optional.of(location);
    return this;
  }

  /** Jobs are made here, whatever was asked. */
  public synchronized CloudScript jobLocation(String location) {
    jobLocation = Optional.of(location);
    return this;
  }

  /** The next downloads have one bit flipped; size and checksum headers stay right. */
  public synchronized CloudScript corruptDownloads(int times) {
    corruptDownloads = times;
    return this;
  }

  /** The next downloads break off half-way. */
  public synchronized CloudScript truncateDownloads(int times) {
    truncatedDownloads = times;
    return this;
  }

  /** Downloads are answered with the whole object, whatever part of it is asked for. */
  public synchronized CloudScript ignoreRanges(boolean ignore) {
    rangesIgnored = ignore;
    return this;
  }

  /** The next resumable uploads lose their connection when so many more bytes have arrived. */
  public synchronized CloudScript breakUploadsAt(int bytes, int times) {
    uploadBreak = bytes;
    brokenUploads = times;
    return this;
  }

  /** Each call of the operation waits this long before it has its effect. */
  public synchronized CloudScript delay(String operation, Duration delay) {
    delays.put(operation, delay);
    return this;
  }

  /** The operation fails that many times without effect. */
  public CloudScript failBefore(String operation, int times, int httpStatus) {
    return fault(operation, times, Fault.http(httpStatus));
  }

  public CloudScript failBefore(String operation, int times, Status.Code code, String message) {
    return fault(operation, times, Fault.grpc(code, message));
  }

  /** The operation takes effect, and its reply is lost, that many times. */
  public CloudScript failAfter(String operation, int times, int httpStatus) {
    return fault(operation, times, Fault.http(httpStatus).afterEffect());
  }

  public CloudScript failAfter(String operation, int times, Status.Code code, String message) {
    return fault(operation, times, Fault.grpc(code, message).afterEffect());
  }

  /** CreateCustomJob is refused for want of quota, in Google's words. */
  public CloudScript quotaExhausted(int times, String metric) {
    return failBefore(
        "CreateCustomJob",
        times,
        Status.Code.RESOURCE_EXHAUSTED,
        "The following quota metrics exceed quota limits: aiplatform.googleapis.com/" + metric);
  }

  public CloudScript fault(String operation, int times, Fault fault) {
    return fault(operation, 0, times, fault);
  }

  /** Lets {@code skip} calls of the operation pass, then strikes {@code times} of them. */
  public CloudScript fault(String operation, int skip, int times, Fault fault) {
    faults.add(call -> call.is(operation), skip, times, fault);
    return this;
  }

  /** Strikes the call with this sequence number, whatever it is. */
  public CloudScript faultAtCall(int sequence, Fault fault) {
    faults.add(call -> call.sequence() == sequence, 0, 1, fault);
    return this;
  }

  Optional<Fault> takeFault(RecordedCall call) {
    return faults.take(call);
  }

  public synchronized Duration delayOf(String operation) {
    return delays.getOrDefault(operation, Duration.ZERO);
  }

  /** The plan of a job that is being created; uses up {@link #nextJobStates}. */
  public synchronized JobPlan planJob() {
    List<JobState> sequence = nextStates.isEmpty() ? states : nextStates.remove();
    return new JobPlan(
        sequence, failureMessage, listLag, outputs, outputsOn, executeJobs, timePerStep);
  }

  public synchronized boolean isCancelIneffective() {
    return cancelIneffective;
  }

  public synchronized String bucketLocationFor(String asked) {
    return bucketLocation.orElse(asked);
  }

  public synchronized String jobLocationFor(String asked) {
    return jobLocation.orElse(asked);
  }

  /** Whether this download is to be corrupted; uses it up. */
  public synchronized boolean takeCorruptDownload() {
    return corruptDownloads > 0 && corruptDownloads-- > 0;
  }

  /** Whether this download is to break off; uses it up. */
  public synchronized boolean takeTruncatedDownload() {
    return truncatedDownloads > 0 && truncatedDownloads-- > 0;
  }

  public synchronized boolean areRangesIgnored() {
    return rangesIgnored;
  }

  /** A copy within the store takes one call for each of so many bytes. */
  public synchronized CloudScript bytesPerRewrite(long bytes) {
    bytesPerRewrite = bytes;
    return this;
  }

  public synchronized long bytesPerRewrite() {
    return bytesPerRewrite;
  }

  /** How much of this chunk arrives before its connection breaks; uses the break up. */
  public synchronized OptionalInt takeUploadBreak(int bytes) {
    if (brokenUploads == 0 || bytes <= uploadBreak) {
      return OptionalInt.empty();
    }
    brokenUploads--;
    return OptionalInt.of(uploadBreak);
  }
}
