package dev.carbon.job;

import dev.carbon.region.Host;
import dev.carbon.region.Location;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import dev.carbon.region.Workers;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Labels;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small jobs for tests. */
public final class JobSpecs {
  public static final String SHA256 = "0".repeat(64);

  private JobSpecs() {}

  /** A plain job of one machine without accelerator. */
  public static JobSpec of(RunId run, int attempt, Location location) {
    StagedCode code =
        new StagedCode(ObjectName.input("train.py"), ObjectName.input(Bootstrap.FILE_NAME), SHA256);
    return new JobSpec(
        run,
        attempt,
        location,
        BucketName.of(run, attempt),
        code,
        Workers.one(new Machine(machineType("n1-standard-4"), Optional.empty())),
        "python:3.12-slim",
        List.of("--epochs", "3"),
        Map.of(),
        Optional.empty(),
        Duration.ofHours(24),
        Labels.of(run, attempt, "0.1.0", Instant.EPOCH));
  }

  /** The same job with other code and on other machines. */
  public static JobSpec running(JobSpec spec, StagedCode code, Workers workers) {
    return new JobSpec(
        spec.run(),
        spec.attempt(),
        spec.location(),
        spec.bucket(),
        code,
        workers,
        spec.image(),
        spec.arguments(),
        spec.environment(),
        spec.serviceAccount(),
        spec.timeout(),
        spec.labels());
  }

  /** A small machine type of that name. */
  public static MachineType machineType(String name) {
    return new MachineType(name, Optional.of(new Host(4, 15, "GCP median")), Map.of(), List.of());
  }
}
