package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.aiplatform.v1.CustomJob;
import dev.carbon.job.BootDisk;
import dev.carbon.job.Bootstrap;
import dev.carbon.job.JobAccess;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.Resources;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Location;
import dev.carbon.region.Machine;
import dev.carbon.region.Provisioning;
import dev.carbon.region.Workers;
import dev.carbon.staging.RunId;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.Gcloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What carbon asks Vertex AI for is what gcloud asks for, given the same job by hand. */
class GcloudJobTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final String BUCKET = "carbon-abcdefghijklmnopqrstuvwxyz-1";
  private static final String KEY = "projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k";
  private static final String ACCOUNT = "trainer@p.iam.gserviceaccount.com";
  private static final String NETWORK = "projects/123/global/networks/n";
  private static final Hardware HARDWARE = Hardware.bundled();

  @TempDir private Path folder;
  private FakeGoogleCloud cloud;
  private Gcloud gcloud;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
    gcloud = Gcloud.against(cloud, folder);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void twoPoolsOfSpotMachinesLockedAndFencedIn() throws Exception {
    Workers workers = new Workers(machine("g2-standard-24", "l4", 2), 3, Provisioning.SPOT);
    JobSpec spec =
        JobSpecs.with(
            JobSpecs.of(RUN, 1, new Location("europe-west4")),
            new Resources(
                workers,
                Optional.empty(),
                Optional.of(new BootDisk("pd-standard", 200)),
                Optional.empty()),
            new JobAccess(Optional.of(ACCOUNT), Optional.of(NETWORK), Optional.of(KEY)));
    String pool =
        """
          - machineSpec: {machineType: g2-standard-24, acceleratorType: NVIDIA_L4, acceleratorCount: 2}
            replicaCount: %d
            diskSpec: {bootDiskType: pd-standard, bootDiskSizeGb: 200}
        """;
    assertSame(
        spec,
        "scheduling: {timeout: 86400s, strategy: SPOT, disableRetries: false}",
        List.of(pool.formatted(1), pool.formatted(2)),
        "--kms-key=" + KEY,
        "--service-account=" + ACCOUNT,
        "--network=" + NETWORK);
  }

  @Test
  void aSliceOfTpusOverFourMachines() throws Exception {
    AcceleratorRequest chips =
        new AcceleratorRequest(HARDWARE.accelerator("tpu-v5e").orElseThrow(), 16);
    JobSpec spec =
        JobSpecs.with(
            JobSpecs.of(RUN, 1, new Location("us-west1")),
            Resources.standard(Workers.one(HARDWARE.sliceFor(chips).orElseThrow())),
            JobAccess.DEFAULT);
    assertSame(
        spec,
        "scheduling: {timeout: 86400s, disableRetries: true}",
        List.of(
            """
              - machineSpec: {machineType: ct5lp-hightpu-4t, tpuTopology: 4x4}
                replicaCount: 1
            """));
  }

  @Test
  void aFlexibleStartThatWaitsForADay() throws Exception {
    Workers workers =
        Workers.one(machine("a2-highgpu-1g", "a100", 1)).lent(Provisioning.FLEX_START);
    JobSpec spec =
        JobSpecs.with(
            JobSpecs.of(RUN, 1, new Location("us-central1")),
            new Resources(
                workers, Optional.of(Duration.ofDays(1)), Optional.empty(), Optional.empty()),
            JobAccess.DEFAULT);
    assertSame(
        spec,
        "scheduling: {timeout: 86400s, strategy: FLEX_START, maxWaitDuration: 86400s,"
            + " disableRetries: true}",
        List.of(
            """
              - machineSpec: {machineType: a2-highgpu-1g, acceleratorType: NVIDIA_TESLA_A100, acceleratorCount: 1}
                replicaCount: 1
            """));
  }

  @Test
  void reservedMachinesThatNeedAHyperdisk() throws Exception {
    String reservation = "projects/p/zones/us-central1-a/reservations/r";
    Machine machine = machine("a3-ultragpu-8g", "h200", 8);
    JobSpec spec =
        JobSpecs.with(
            JobSpecs.of(RUN, 1, new Location("us-central1")),
            new Resources(
                Workers.one(machine),
                Optional.empty(),
                BootDisk.of(machine.type(), Optional.empty(), Optional.empty()),
                Optional.of(reservation)),
            JobAccess.DEFAULT);
    assertSame(
        spec,
        "scheduling: {timeout: 86400s, disableRetries: true}",
        List.of(
            """
              - machineSpec:
                  machineType: a3-ultragpu-8g
                  acceleratorType: NVIDIA_H200_141GB
                  acceleratorCount: 8
                  reservationAffinity:
                    reservationAffinityType: SPECIFIC_RESERVATION
                    key: compute.googleapis.com/reservation-name
                    values: [%s]
                replicaCount: 1
                diskSpec: {bootDiskType: hyperdisk-balanced, bootDiskSizeGb: 100}
            """
                .formatted(reservation)));
  }

  /** Lets both ask for it, gcloud as a person would write it down. */
  private void assertSame(JobSpec spec, String scheduling, List<String> pools, String... flags)
      throws Exception {
    try (VertexJobRunner runner = VertexJobRunners.over(cloud)) {
      runner.submit(spec);
    }
    Path config = folder.resolve("job.yaml");
    Files.writeString(config, config(spec, scheduling, pools));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("ai", "custom-jobs", "create", "--config=" + config));
    arguments.add("--region=" + spec.location());
    arguments.add("--display-name=carbon-abcdefghijklmnopqrstuvwxyz-1");
    arguments.add("--labels=" + words(spec.labels()));
    arguments.addAll(List.of(flags));
    gcloud.run(arguments.toArray(String[]::new));

    assertEquals(2, cloud.jobs().size());
    assertEquals(asked(cloud.jobs().get(1)), asked(cloud.jobs().get(0)));
  }

  private static String config(JobSpec spec, String scheduling, List<String> pools) {
    String replicas = Integer.toString(spec.workers().replicas());
    String arguments =
        Bootstrap.arguments(
                spec,
                spec.code().orElseThrow(),
                "/gcs/" + BUCKET,
                "--bucket",
                BUCKET,
                "--replicas",
                replicas,
                "--aip",
                "path")
            .stream()
            .map(each -> "'" + each + "'")
            .collect(Collectors.joining(", "));
    String container =
        "    containerSpec: {imageUri: 'python:3.12-slim', command: [python3], args: ["
            + arguments
            + "]}\n";
    return scheduling
        + "\nbaseOutputDirectory: {outputUriPrefix: gs://"
        + BUCKET
        + "/output}\nworkerPoolSpecs:\n"
        + pools.stream().map(pool -> pool + container).collect(Collectors.joining());
  }

  private static String words(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(","));
  }

  /** Without what the cloud adds. */
  private static CustomJob asked(CustomJob job) {
    return job.toBuilder()
        .clearName()
        .clearState()
        .clearCreateTime()
        .clearStartTime()
        .clearUpdateTime()
        .clearEndTime()
        .build();
  }

  private static Machine machine(String type, String accelerator, int count) {
    return new Machine(
        HARDWARE.machine(type).orElseThrow(),
        Optional.of(
            new AcceleratorRequest(HARDWARE.accelerator(accelerator).orElseThrow(), count)));
  }
}
