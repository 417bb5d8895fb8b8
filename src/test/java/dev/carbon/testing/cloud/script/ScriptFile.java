package dev.carbon.testing.cloud.script;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.cloud.aiplatform.v1.JobState;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CloudScript} as a JSON file; every key is optional and unknown keys are errors.
 *
 * @param jobStates such as {@code ["PENDING", "RUNNING", "SUCCEEDED"]}
 * @param nextJobStates one list of states for each of the first jobs
 * @param failureMessage the error's text of jobs that end FAILED
 * @param timePerStep ISO 8601, such as {@code "PT10M"}
 * @param listLag lists in which a new job is missing
 * @param cancelIneffective whether a cancel changes nothing
 * @param executeJobs whether jobs run as local processes
 * @param outputs name below the base output directory, and its text
 * @param outputsOn the state in which outputs appear
 * @param bucketLocation where buckets are made, whatever was asked
 * @param jobLocation where jobs are made, whatever was asked
 * @param corruptDownloads how many downloads have a flipped bit
 * @param truncateDownloads how many downloads break off half-way
 * @param delays operation, and ISO 8601 duration
 * @param faults what fails
 * @param foreignBuckets name of a bucket that somebody else owns, and the number of their project
 */
public record ScriptFile(
    @Nullable List<String> jobStates,
    @Nullable List<List<String>> nextJobStates,
    @Nullable String failureMessage,
    @Nullable String timePerStep,
    @Nullable Integer listLag,
    @Nullable Boolean cancelIneffective,
    @Nullable Boolean executeJobs,
    @Nullable Map<String, String> outputs,
    @Nullable String outputsOn,
    @Nullable String bucketLocation,
    @Nullable String jobLocation,
    @Nullable Integer corruptDownloads,
    @Nullable Integer truncateDownloads,
    @Nullable Map<String, String> delays,
    @Nullable List<PlannedFault> faults,
    @Nullable Map<String, Long> foreignBuckets) {

  /**
   * One entry of {@code faults}.
   *
   * @param operation such as {@code object.insert}; or give {@code call}
   * @param call a sequence number
   * @param kind {@code status}, {@code drop}, {@code silence} or {@code garbage}
   * @param after whether the call has its effect first
   * @param httpStatus for Cloud Storage
   * @param code for the job service, such as {@code UNAVAILABLE}
   * @param message the error's text
   * @param skip calls that pass first; 0 when absent
   * @param times calls that are struck; 1 when absent
   */
  public record PlannedFault(
      @Nullable String operation,
      @Nullable Integer call,
      Fault.@Nullable Kind kind,
      @Nullable Boolean after,
      @Nullable Integer httpStatus,
      Status.@Nullable Code code,
      @Nullable String message,
      @Nullable Integer skip,
      @Nullable Integer times) {

    void addTo(CloudScript script) {
      Fault fault = after != null && after ? fault().afterEffect() : fault();
      if (call != null) {
        script.faultAtCall(call, fault);
      } else if (operation != null) {
        script.fault(operation, skip == null ? 0 : skip, times == null ? 1 : times, fault);
      } else {
        throw new IllegalArgumentException("a fault needs an operation or a call");
      }
    }

    private Fault fault() {
      String text = message == null ? "scripted" : message;
      return switch (kind == null ? Fault.Kind.STATUS : kind) {
        case DROP -> Fault.drop();
        case SILENCE -> Fault.silence();
        case GARBAGE -> Fault.garbage();
        case EMPTY -> Fault.empty();
        case STATUS ->
            code == null
                ? Fault.http(httpStatus == null ? 503 : httpStatus, text)
                : Fault.grpc(code, text);
      };
    }
  }

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public static ScriptFile read(Path file) throws IOException {
    return MAPPER.readValue(file.toFile(), ScriptFile.class);
  }

  public Map<String, Long> foreign() {
    return foreignBuckets == null ? Map.of() : Map.copyOf(foreignBuckets);
  }

  public CloudScript toScript() {
    CloudScript script = new CloudScript();
    given(jobStates, names -> script.jobStates(states(names)));
    given(nextJobStates, all -> all.forEach(names -> script.nextJobStates(states(names))));
    given(failureMessage, script::failureMessage);
    given(timePerStep, text -> script.timePerStep(Duration.parse(text)));
    given(listLag, script::listLag);
    given(cancelIneffective, script::cancelIneffective);
    given(executeJobs, script::executeJobs);
    given(outputs, all -> all.forEach(script::output));
    given(outputsOn, name -> script.outputsOn(state(name)));
    given(bucketLocation, script::bucketLocation);
    given(jobLocation, script::jobLocation);
    given(corruptDownloads, script::corruptDownloads);
    given(truncateDownloads, script::truncateDownloads);
    given(delays, all -> all.forEach((name, text) -> script.delay(name, Duration.parse(text))));
    given(faults, all -> all.forEach(fault -> fault.addTo(script)));
    return script;
  }

  private static <T> void given(@Nullable T value, Consumer<T> use) {
    if (value != null) {
      use.accept(value);
    }
  }

  private static JobState[] states(List<String> names) {
    return names.stream().map(ScriptFile::state).toArray(JobState[]::new);
  }

  private static JobState state(String name) {
    return name.equals("UNRECOGNIZED")
        ? JobState.UNRECOGNIZED
        : JobState.valueOf("JOB_STATE_" + name);
  }
}
