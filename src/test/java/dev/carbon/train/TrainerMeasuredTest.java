package dev.carbon.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobMonitor.Observed;
import dev.carbon.job.JobState;
import dev.carbon.staging.ObjectName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in the cloud of which their machine and the platform each know something. */
class TrainerMeasuredTest {
  private static final String BY_THE_CLOUD = "published watts at the utilisation seen by the cloud";

  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));
  private String restarted = "false";
  private String accelerators = "null";

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
    rig.plans.machine = Plans.withAccelerators(1);
    rig.runner.states(JobState.RUNNING, JobState.RUNNING, JobState.SUCCEEDED);
    rig.monitor =
        (job, from, to) ->
            List.of(
                new Observed(from, Duration.between(from, to), Optional.of(0.4), Optional.empty()));
  }

  @Test
  void theTimeThatTheMachineDidNotMeasureIsAsTheCloudSawIt() {
    accelerators = "{\"seconds\": 30, \"joules\": 3000, \"meanUtilisation\": 0.9}";

    assertEquals(
        List.of("nvidia-smi", BY_THE_CLOUD, "published watts of processors and memory"),
        sources(details()));
  }

  @Test
  void acceleratorsThatDoNotTellTheirPowerDrewWhatTheCloudSaw() {
    assertEquals(List.of(BY_THE_CLOUD), sources(details()));
  }

  @Test
  void aRestartThatNobodyWatchedIsCounted() {
    restarted = "true";

    assertEquals(1, details().restarts());
  }

  @Test
  void aRestartThatWasSeenIsNotCountedTwice() {
    restarted = "true";
    rig.runner.states(JobState.RUNNING, JobState.PENDING, JobState.RUNNING, JobState.SUCCEEDED);

    assertEquals(1, details().restarts());
  }

  @Test
  void aJobThatRanAtOnceHasNoRestarts() {
    assertEquals(0, details().restarts());
  }

  private FootprintDetails details() {
    rig.jobWrites.put(new ObjectName("output/" + JobMetrics.FILE_NAME), metrics().getBytes(UTF_8));
    return rig.run().details().orElseThrow();
  }

  private static List<String> sources(FootprintDetails details) {
    return details.carbon().orElseThrow().energy().parts().stream()
        .map(EnergySum.Part::source)
        .sorted()
        .toList();
  }

  private String metrics() {
    return """
        {"wallSeconds": 40, "cpuSeconds": 1, "cpuCount": 4, "memoryBytes": 1e10,
         "measured": {"restarted": %s, "intervalSeconds": 300, "raplDomains": [],
          "accelerators": {"method": "nvidia-smi", "devices": 1,
                           "memoryBytes": null, "peakMemoryBytes": null},
          "intervals": [{"start": "2026-01-01T00:00:00Z", "seconds": 30, "cpuSeconds": 1,
                         "raplJoules": {}, "accelerators": %s}]}}
        """
        .formatted(restarted, accelerators);
  }
}
