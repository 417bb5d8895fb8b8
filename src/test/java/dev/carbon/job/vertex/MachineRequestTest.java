package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.aiplatform.v1.AcceleratorType;
import com.google.cloud.aiplatform.v1.MachineSpec;
import com.google.cloud.aiplatform.v1.ReservationAffinity;
import dev.carbon.job.BootDisk;
import dev.carbon.job.Resources;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import dev.carbon.region.Workers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineRequestTest {
  private static final Hardware HARDWARE = Hardware.bundled();

  @Test
  void asksForASliceByTheTypeOfItsMachinesAndItsTopology() {
    MachineSpec request = MachineRequest.of(slice("tpu-v6e", 32));
    assertEquals("ct6e-standard-4t", request.getMachineType());
    assertEquals("4x8", request.getTpuTopology());
    assertEquals(0, request.getAcceleratorCount());
  }

  @Test
  void asksForAPodOfOlderTpusByAllItsCores() {
    MachineSpec request = MachineRequest.of(slice("tpu-v3", 64));
    assertEquals("cloud-tpu", request.getMachineType());
    assertEquals(AcceleratorType.TPU_V3, request.getAcceleratorType());
    assertEquals(64, request.getAcceleratorCount());
    assertEquals("", request.getTpuTopology());
  }

  @Test
  void usesTheReservationThatIsNamed() {
    String name = "projects/p/zones/us-central1-a/reservations/r";
    Resources resources =
        new Resources(
            Workers.one(new Machine(type("n1-standard-4"), Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Optional.of(name));
    ReservationAffinity affinity = MachineRequest.of(resources).getReservationAffinity();
    assertEquals(
        ReservationAffinity.Type.SPECIFIC_RESERVATION, affinity.getReservationAffinityType());
    assertEquals("compute.googleapis.com/reservation-name", affinity.getKey());
    assertEquals(List.of(name), affinity.getValuesList());
  }

  @Test
  void asksForADiskOnlyWhereTheCloudsOwnWillNotDo() {
    assertEquals(Optional.empty(), disk("n1-standard-4", Optional.empty(), Optional.empty()));
    assertEquals(
        Optional.of("pd-ssd of 300 GB"), disk("n1-standard-4", Optional.empty(), Optional.of(300)));
    assertEquals(
        Optional.of("pd-standard of 100 GB"),
        disk("n1-standard-4", Optional.of("pd-standard"), Optional.empty()));
    assertEquals(
        Optional.of("hyperdisk-balanced of 100 GB"),
        disk("a3-ultragpu-8g", Optional.empty(), Optional.empty()));
    assertEquals(
        Optional.of("hyperdisk-balanced of 300 GB"),
        disk("a4-highgpu-8g", Optional.empty(), Optional.of(300)));
  }

  private static Optional<String> disk(
      String type, Optional<String> wanted, Optional<Integer> gigabytes) {
    Resources resources =
        new Resources(
            Workers.one(new Machine(type(type), Optional.empty())),
            Optional.empty(),
            BootDisk.of(type(type), wanted, gigabytes),
            Optional.empty());
    return MachineRequest.disk(resources)
        .map(disk -> disk.getBootDiskType() + " of " + disk.getBootDiskSizeGb() + " GB");
  }

  private static Resources slice(String accelerator, int count) {
    AcceleratorRequest all =
        new AcceleratorRequest(HARDWARE.accelerator(accelerator).orElseThrow(), count);
    return Resources.standard(Workers.one(HARDWARE.sliceFor(all).orElseThrow()));
  }

  private static MachineType type(String name) {
    return HARDWARE.machine(name).orElseThrow();
  }
}
