package dev.carbon.job;

import java.util.Optional;

/**
 * What a job may reach, and with which key it is locked.
 *
 * @param serviceAccount that it runs as; empty for Vertex AI's own
 * @param network that its machines join, as {@code projects/NUMBER/global/networks/NAME}
 * @param kmsKey that encrypts its disks and its bucket, as {@code
 *     projects/P/locations/L/keyRings/R/cryptoKeys/K}
 */
public record JobAccess(
    Optional<String> serviceAccount, Optional<String> network, Optional<String> kmsKey) {
  /** Vertex AI's own account, no network, Google's keys. */
  public static final JobAccess DEFAULT =
      new JobAccess(Optional.empty(), Optional.empty(), Optional.empty());
}
