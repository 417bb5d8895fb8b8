package dev.carbon.job;

import dev.carbon.region.Provisioning;
import dev.carbon.region.Workers;
import java.time.Duration;
import java.util.Optional;

/**
 * The machines of a job and how they are lent.
 *
 * @param workers a runner of processes rehearses one of them
 * @param maxWait how long the cloud may let a {@link Provisioning#FLEX_START} job wait; empty for
 *     its own default of a day
 * @param bootDisk empty for the cloud's default
 * @param reservation the reservation to use, as {@code projects/P/zones/Z/reservations/NAME}
 */
public record Resources(
    Workers workers,
    Provisioning provisioning,
    Optional<Duration> maxWait,
    Optional<BootDisk> bootDisk,
    Optional<String> reservation) {

  /** Machines lent as usual, with nothing special about them. */
  public static Resources standard(Workers workers) {
    return new Resources(
        workers, Provisioning.STANDARD, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
