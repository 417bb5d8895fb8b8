package dev.carbon.cli.task;

import dev.carbon.error.Problems;
import dev.carbon.job.BootDisk;
import dev.carbon.job.Resources;
import dev.carbon.region.MachineType;
import dev.carbon.region.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the options say of the machines besides which they are.
 *
 * @param maxWait how long the cloud may look for them; empty unless they start flexibly
 * @param diskGigabytes within the limits of a boot disk
 */
record ResourceInput(
    Optional<Duration> maxWait,
    Optional<String> diskType,
    Optional<Integer> diskGigabytes,
    Optional<Reservation> reservation) {

  /** The machines with what is special about them. */
  Resources of(Workers workers) {
    return new Resources(
        workers,
        maxWait,
        BootDisk.of(workers.machine().type(), diskType, diskGigabytes),
        reservation.map(Reservation::name));
  }

  /** Checks that the machines can start from the disk that was asked for. */
  void checkDisk(MachineType machine, Problems problems) {
    List<String> possible = BootDisk.typesFor(machine);
    diskType
        .filter(type -> !possible.contains(type))
        .ifPresent(
            type ->
                problems.add(
                    "--boot-disk-type: "
                        + machine.name()
                        + " cannot start from "
                        + type
                        + "; write "
                        + String.join(" or ", possible)
                        + ", or leave it out"));
  }

  /** Whether the boot disk is another than the cloud's default. */
  boolean hasOwnDisk() {
    return diskType.isPresent() || diskGigabytes.isPresent();
  }

  /**
   * How long carbon itself waits for machines: as long as the cloud may look for them, and then as
   * long as always.
   */
  Duration queue(Duration maxQueue) {
    return maxWait.map(maxQueue::plus).orElse(maxQueue);
  }
}
