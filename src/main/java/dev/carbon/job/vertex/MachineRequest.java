package dev.carbon.job.vertex;

import com.google.cloud.aiplatform.v1.AcceleratorType;
import com.google.cloud.aiplatform.v1.DiskSpec;
import com.google.cloud.aiplatform.v1.MachineSpec;
import com.google.cloud.aiplatform.v1.ReservationAffinity;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.Resources;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Machine;
import java.util.Optional;

/** The machines of a job as Vertex AI is asked for them. */
final class MachineRequest {
  private static final String RESERVATION = "compute.googleapis.com/reservation-name";

  private MachineRequest() {}

  /**
   * @throws CarbonException USAGE when Vertex AI has no word for the accelerator
   */
  static MachineSpec of(Resources resources) {
    Machine machine = resources.workers().machine();
    MachineSpec.Builder request = MachineSpec.newBuilder().setMachineType(machine.type().name());
    machine.allAccelerators().ifPresent(all -> accelerate(request, machine, all));
    resources
        .reservation()
        .map(MachineRequest::affinity)
        .ifPresent(request::setReservationAffinity);
    return request.build();
  }

  /** The disk that machines start from; empty for the cloud's default. */
  static Optional<DiskSpec> disk(Resources resources) {
    return resources
        .bootDisk()
        .map(
            disk ->
                DiskSpec.newBuilder()
                    .setBootDiskType(disk.type())
                    .setBootDiskSizeGb(disk.gigabytes())
                    .build());
  }

  /** An accelerator without a name of its own is asked for by machine type and topology. */
  private static void accelerate(
      MachineSpec.Builder request, Machine machine, AcceleratorRequest all) {
    all.accelerator()
        .vertexType()
        .ifPresentOrElse(
            name -> request.setAcceleratorType(type(name)).setAcceleratorCount(all.count()),
            () -> machine.topology().ifPresent(request::setTpuTopology));
  }

  private static ReservationAffinity affinity(String reservation) {
    return ReservationAffinity.newBuilder()
        .setReservationAffinityType(ReservationAffinity.Type.SPECIFIC_RESERVATION)
        .setKey(RESERVATION)
        .addValues(reservation)
        .build();
  }

  private static AcceleratorType type(String name) {
    try {
      return AcceleratorType.valueOf(name);
    } catch (IllegalArgumentException e) {
      String message = "could not ask Vertex AI for a job: it knows no accelerator " + name;
      throw new CarbonException(
          ErrorKind.USAGE, message, "carbon train --help names the accelerators", e);
    }
  }
}
