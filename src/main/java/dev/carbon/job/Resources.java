package dev.carbon.job;

import dev.carbon.region.Provisioning;
import dev.carbon.region.Workers;
import java.time.Duration;
import java.util.Optional;

/**
 * The machines of a job, and what is special about them.
 *
 * @param workers a runner of processes rehearses one of them
 * @param maxWait how long the cloud may let a {@link Provisioning#FLEX_START} job wait for its
 *     machines; empty for any other
 * @param bootDisk empty for the cloud's default
 * @param reservation the reservation to use, as {@code projects/P/zones/Z/reservations/NAME}
 */
public record Resources(
    Workers workers,
    Optional<Duration> maxWait,
    Optional<BootDisk> bootDisk,
    Optional<String> reservation) {

  public Resources {
    if (maxWait.isPresent() != (workers.provisioning() == Provisioning.FLEX_START)) {
      throw new IllegalArgumentException("a limit of waiting belongs to flexible starts");
    }
  }

  /** Machines with nothing special about them. */
  public static Resources standard(Workers workers) {
    return new Resources(workers, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
