package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.aiplatform.v1.AcceleratorType;
import com.google.cloud.aiplatform.v1.ContainerSpec;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.EnvVar;
import com.google.cloud.aiplatform.v1.MachineSpec;
import com.google.cloud.aiplatform.v1.WorkerPoolSpec;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.Bootstrap;
import dev.carbon.job.JobAccess;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.Resources;
import dev.carbon.job.Task;
import dev.carbon.job.Tasks;
import dev.carbon.region.Accelerator;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Location;
import dev.carbon.region.Machine;
import dev.carbon.region.Workers;
import dev.carbon.staging.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomJobRequestTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final JobSpec SPEC = JobSpecs.of(RUN, 2, new Location("europe-north1"));

  @Test
  void namesAndLabelsTheJob() {
    CustomJob job = CustomJobRequest.of(SPEC);

    assertEquals("carbon-abcdefghijklmnopqrstuvwxyz-2", job.getDisplayName());
    assertEquals(SPEC.labels(), job.getLabelsMap());
  }

  @Test
  void runsTheBootstrapFromTheMountedBucketOnOneMachine() {
    CustomJob job = CustomJobRequest.of(SPEC);

    assertEquals(1, job.getJobSpec().getWorkerPoolSpecsCount());
    WorkerPoolSpec pool = job.getJobSpec().getWorkerPoolSpecs(0);
    assertEquals(1, pool.getReplicaCount());
    assertEquals("python:3.12-slim", pool.getContainerSpec().getImageUri());
    assertEquals(List.of("python3"), pool.getContainerSpec().getCommandList());
    assertEquals(
        Bootstrap.arguments(
            SPEC,
            SPEC.code().orElseThrow(),
            "/gcs/carbon-abcdefghijklmnopqrstuvwxyz-2",
            "--bucket",
            "carbon-abcdefghijklmnopqrstuvwxyz-2",
            "--replicas",
            "1",
            "--aip",
            "path"),
        pool.getContainerSpec().getArgsList());
    assertEquals(
        "/gcs/carbon-abcdefghijklmnopqrstuvwxyz-2/input/carbon_bootstrap.pyz",
        pool.getContainerSpec().getArgs(0));
  }

  @Test
  void setsThePrimaryApartFromTheOtherReplicas() {
    JobSpec spec = on(new Workers(onL4s(), 4));

    List<WorkerPoolSpec> pools = CustomJobRequest.of(spec).getJobSpec().getWorkerPoolSpecsList();

    assertEquals(List.of(1L, 3L), pools.stream().map(WorkerPoolSpec::getReplicaCount).toList());
    WorkerPoolSpec primary = pools.get(0);
    assertEquals(AcceleratorType.NVIDIA_L4, primary.getMachineSpec().getAcceleratorType());
    assertTrue(
        String.join(" ", primary.getContainerSpec().getArgsList()).contains(" --replicas 4 "));
    assertEquals(primary.toBuilder().setReplicaCount(3).build(), pools.get(1));
  }

  @Test
  void writesOutputsIntoTheRunsOwnBucket() {
    assertEquals(
        "gs://carbon-abcdefghijklmnopqrstuvwxyz-2/output",
        CustomJobRequest.of(SPEC).getJobSpec().getBaseOutputDirectory().getOutputUriPrefix());
  }

  @Test
  void boundsTheTimeAndForbidsRepetition() {
    CustomJob job = CustomJobRequest.of(SPEC);

    assertEquals(24 * 3600, job.getJobSpec().getScheduling().getTimeout().getSeconds());
    assertTrue(job.getJobSpec().getScheduling().getDisableRetries());
    assertFalse(job.getJobSpec().getScheduling().getRestartJobOnWorkerRestart());
  }

  @Test
  void asksForAPlainMachineWithoutAccelerator() {
    MachineSpec machine = machine(SPEC);

    assertEquals("n1-standard-4", machine.getMachineType());
    assertEquals(AcceleratorType.ACCELERATOR_TYPE_UNSPECIFIED, machine.getAcceleratorType());
    assertEquals(0, machine.getAcceleratorCount());
  }

  @Test
  void asksForAcceleratorsByVertexAisOwnWord() {
    MachineSpec machine = machine(on("g2-standard-24", Optional.of("NVIDIA_L4"), 2));

    assertEquals(AcceleratorType.NVIDIA_L4, machine.getAcceleratorType());
    assertEquals(2, machine.getAcceleratorCount());
  }

  @Test
  void asksForANewerTpuByMachineAndTopologyAlone() {
    Hardware hardware = Hardware.bundled();
    Machine tpu =
        new Machine(
            hardware.machine("ct5lp-hightpu-4t").orElseThrow(),
            Optional.of(new AcceleratorRequest(hardware.accelerator("tpu-v5e").orElseThrow(), 4)));

    MachineSpec machine = machine(on(Workers.one(tpu)));

    assertEquals("ct5lp-hightpu-4t", machine.getMachineType());
    assertEquals("2x2", machine.getTpuTopology());
    assertEquals(0, machine.getAcceleratorCount());
  }

  @Test
  void refusesAnAcceleratorThatVertexAiDoesNotKnow() {
    CarbonException refusal =
        assertThrows(
            CarbonException.class,
            () -> CustomJobRequest.of(on("n1-standard-4", Optional.of("NVIDIA_T5"), 1)));

    assertEquals(ErrorKind.USAGE, refusal.kind());
    assertTrue(refusal.text().contains("NVIDIA_T5"));
  }

  @Test
  void leavesAnImagesOwnProgramToTheImage() {
    List<String> arguments = List.of("--epochs", "a b", "");
    JobSpec spec = JobSpecs.with(SPEC, Tasks.ofTheImage(arguments), Optional.empty());

    ContainerSpec container =
        CustomJobRequest.of(spec).getJobSpec().getWorkerPoolSpecs(0).getContainerSpec();

    assertEquals(List.of(), container.getCommandList());
    assertEquals(arguments, container.getArgsList());
  }

  @Test
  void startsAModuleOfTheImageAsPythonDoes() {
    Task task = Tasks.moduleOfTheImage("pkg.train", List.of("--epochs", "a b"));
    JobSpec spec = JobSpecs.with(SPEC, task, Optional.empty());

    ContainerSpec container =
        CustomJobRequest.of(spec).getJobSpec().getWorkerPoolSpecs(0).getContainerSpec();

    assertEquals(List.of("python3", "-m", "pkg.train"), container.getCommandList());
    assertEquals(List.of("--epochs", "a b"), container.getArgsList());
  }

  @Test
  void leavesTheAddressesOfCloudStorageToAScriptThatAsksForThem() {
    JobSpec spec = JobSpecs.with(SPEC, Tasks.withCloudPaths(), SPEC.code());

    List<String> arguments =
        CustomJobRequest.of(spec)
            .getJobSpec()
            .getWorkerPoolSpecs(0)
            .getContainerSpec()
            .getArgsList();

    int size = arguments.size();
    assertEquals(List.of("--aip", "gs", "--"), arguments.subList(size - 3, size));
  }

  @Test
  void passesEnvironmentValuesLiterally() {
    JobSpec spec = with(Map.of("PRICE", "5$", "PATTERN", "$(HOME)$$"));

    List<EnvVar> env =
        CustomJobRequest.of(spec)
            .getJobSpec()
            .getWorkerPoolSpecs(0)
            .getContainerSpec()
            .getEnvList();

    assertEquals(
        List.of("PATTERN=$$(HOME)$$$$", "PRICE=5$$"),
        env.stream().map(variable -> variable.getName() + "=" + variable.getValue()).toList());
  }

  @Test
  void runsAsTheGivenServiceAccount() {
    String account = "trainer@p.iam.gserviceaccount.com";

    assertEquals("", CustomJobRequest.of(SPEC).getJobSpec().getServiceAccount());
    assertEquals(account, CustomJobRequest.of(as(account)).getJobSpec().getServiceAccount());
  }

  private static MachineSpec machine(JobSpec spec) {
    return CustomJobRequest.of(spec).getJobSpec().getWorkerPoolSpecs(0).getMachineSpec();
  }

  private static JobSpec on(String machineType, Optional<String> vertexType, int count) {
    AcceleratorRequest request = new AcceleratorRequest(new Accelerator("some", vertexType), count);
    return on(Workers.one(new Machine(JobSpecs.machineType(machineType), Optional.of(request))));
  }

  private static JobSpec on(Workers workers) {
    return JobSpecs.with(SPEC, Resources.standard(workers), JobAccess.DEFAULT);
  }

  private static Machine onL4s() {
    AcceleratorRequest request =
        new AcceleratorRequest(new Accelerator("l4", Optional.of("NVIDIA_L4")), 2);
    return new Machine(JobSpecs.machineType("g2-standard-24"), Optional.of(request));
  }

  private static JobSpec with(Map<String, String> environment) {
    return JobSpecs.with(SPEC, JobSpecs.task(List.of(), environment), SPEC.code());
  }

  private static JobSpec as(String serviceAccount) {
    return JobSpecs.with(
        SPEC,
        SPEC.resources(),
        new JobAccess(Optional.of(serviceAccount), Optional.empty(), Optional.empty()));
  }
}
