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
  public static final Lease LEASE = new Lease("aaaaaaaa-0000-4000-8000-000000000001");

  private JobSpecs() {}

  /** A plain job of one machine without accelerator. */
  public static JobSpec of(RunId run, int attempt, Location location) {
    return new JobSpec(
        run,
        attempt,
        location,
        BucketName.of(run, attempt),
        task(List.of("--epochs", "3"), Map.of()),
        Optional.of(new StagedCode(ObjectName.input(Bootstrap.FILE_NAME), SHA256)),
        LEASE,
        Resources.standard(
            Workers.one(new Machine(machineType("n1-standard-4"), Optional.empty()))),
        JobAccess.DEFAULT,
        Optional.empty(),
        Duration.ofHours(24),
        Labels.of(run, attempt, "0.1.0", Instant.EPOCH));
  }

  /** A script with these arguments and variables. */
  public static Task task(List<String> arguments, Map<String, String> environment) {
    return new Task(
        Program.script(StagedFiles.SCRIPT),
        "python:3.12-slim",
        arguments,
        environment,
        Map.of(),
        Optional.empty(),
        false);
  }

  /** The same job that does something else. */
  public static JobSpec with(JobSpec spec, Task task, Optional<StagedCode> code) {
    return new JobSpec(
        spec.run(),
        spec.attempt(),
        spec.location(),
        spec.bucket(),
        task,
        code,
        spec.lease(),
        spec.resources(),
        spec.access(),
        spec.output(),
        spec.timeout(),
        spec.labels());
  }

  /** The same job on other machines. */
  public static JobSpec with(JobSpec spec, Resources resources, JobAccess access) {
    return new JobSpec(
        spec.run(),
        spec.attempt(),
        spec.location(),
        spec.bucket(),
        spec.task(),
        spec.code(),
        spec.lease(),
        resources,
        access,
        spec.output(),
        spec.timeout(),
        spec.labels());
  }

  /** A small machine type of that name. */
  public static MachineType machineType(String name) {
    return new MachineType(name, Optional.of(new Host(4, 15, "GCP median")), Map.of(), List.of());
  }
}
