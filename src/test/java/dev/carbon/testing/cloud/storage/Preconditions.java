package dev.carbon.testing.cloud.storage;

import java.util.Optional;

/**
 * The four {@code if...Match} parameters of a request.
 *
 * @param wantsGeneration 0 means that no live object may exist
 */
record Preconditions(
    Optional<Long> wantsGeneration,
    Optional<Long> unwantedGeneration,
    Optional<Long> wantsMetageneration,
    Optional<Long> unwantedMetageneration) {

  static Preconditions of(StorageRequest request) {
    return new Preconditions(
        number(request, "ifGenerationMatch"),
        number(request, "ifGenerationNotMatch"),
        number(request, "ifMetagenerationMatch"),
        number(request, "ifMetagenerationNotMatch"));
  }

  /** Checks an object, or the place where it would be. */
  void check(Optional<StoredVersion> live) {
    checkNumbers(
        live.map(StoredVersion::generation).orElse(0L),
        live.map(StoredVersion::metageneration).orElse(0L));
  }

  void check(StoredBucket bucket) {
    checkNumbers(0, bucket.metageneration());
  }

  private void checkNumbers(long generation, long metageneration) {
    boolean holds =
        wantsGeneration.filter(wanted -> wanted != generation).isEmpty()
            && unwantedGeneration.filter(unwanted -> unwanted == generation).isEmpty()
            && wantsMetageneration.filter(wanted -> wanted != metageneration).isEmpty()
            && unwantedMetageneration.filter(unwanted -> unwanted == metageneration).isEmpty();
    if (!holds) {
      throw StorageRefusal.precondition();
    }
  }

  private static Optional<Long> number(StorageRequest request, String name) {
    return request.param(name).map(Preconditions::parse);
  }

  private static long parse(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw StorageRefusal.invalid("Invalid argument: " + text);
    }
  }
}
