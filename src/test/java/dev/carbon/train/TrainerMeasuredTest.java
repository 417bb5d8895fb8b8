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
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

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
    brings(
        "{\"start\": \"2026-01-01T00:00:00Z\", \"seconds\": 30, \"cpuSeconds\": 1, \"raplJoules\": {},"
            + " \"accelerators\":"
            + " {\"seconds\": 30, \"joules\": 3000, \"meanUtilisation\": 0.9}}");

    assertEquals(
        List.of(
            "nvidia-smi",
            "published watts at the utilisation seen by the cloud",
            "published watts of processors and memory"),
        sources());
  }

  @Test
  void acceleratorsThatDoNotTellTheirPowerDrewWhatTheCloudSaw() {
    brings(
        "{\"start\": \"2026-01-01T00:00:00Z\", \"seconds\": 30, \"cpuSeconds\": 1, \"raplJoules\": {},"
            + " \"accelerators\": null}");

    assertEquals(List.of("published watts at the utilisation seen by the cloud"), sources());
  }

  private List<String> sources() {
    return rig.run().details().flatMap(FootprintDetails::carbon).orElseThrow().energy().parts()
        .stream()
        .map(EnergySum.Part::source)
        .sorted()
        .toList();
  }

  private void brings(String interval) {
    String metrics =
        "{\"wallSeconds\": 40, \"cpuSeconds\": 1, \"cpuCount\": 4, \"memoryBytes\": 1e10,"
            + " \"measured\": {\"restarted\": false, \"intervalSeconds\": 300, \"raplDomains\": [],"
            + " \"accelerators\": {\"method\": \"nvidia-smi\", \"devices\": 1,"
            + " \"memoryBytes\": null, \"peakMemoryBytes\": null}, \"intervals\": ["
            + interval
            + "]}}";
    rig.jobWrites.put(
        new ObjectName("output/" + JobMetrics.FILE_NAME), metrics.getBytes(UTF_8));
  }
}
