package dev.carbon.placement;

import dev.carbon.region.RegionId;

/**
 * Something of the job that lies in one region, so that the job must run there.
 *
 * @param what as a person calls it, such as {@code the key of --kms-key}
 */
public record Pin(String what, RegionId region) {
  /** Why another region will not do. */
  String forbids(RegionId other) {
    return what + " lies in " + region + ": the job cannot run in " + other;
  }
}
