package dev.carbon.job;

import dev.carbon.region.DiskKind;
import dev.carbon.region.MachineType;
import java.util.List;
import java.util.Optional;

/**
 * The disk that each machine of a job starts from.
 *
 * @param type one of {@link #TYPES}
 * @param gigabytes 100 to 64000
 */
public record BootDisk(String type, int gigabytes) {
  /** What Vertex AI takes when nobody says: 100 GB. */
  public static final int LEAST = 100;

  public static final int MOST = 64_000;

  private static final String USUAL = "pd-ssd";
  private static final String HYPERDISK = "hyperdisk-balanced";

  /** The valid values that Vertex AI's DiskSpec names. */
  public static final List<String> TYPES = List.of(USUAL, "pd-standard", HYPERDISK);

  public BootDisk {
    if (gigabytes < LEAST || gigabytes > MOST || !TYPES.contains(type)) {
      throw new IllegalArgumentException("no boot disk: " + type + " of " + gigabytes + " GB");
    }
  }

  /** The types that a machine of that type can start from. */
  public static List<String> typesFor(MachineType machine) {
    return TYPES.stream()
        .filter(type -> machine.onlyDisk().filter(only -> only != kind(type)).isEmpty())
        .toList();
  }

  private static DiskKind kind(String type) {
    return type.equals(HYPERDISK) ? DiskKind.HYPERDISK : DiskKind.PERSISTENT;
  }

  /** The type that a machine starts from when nobody says. */
  public static String usualType(MachineType machine) {
    return machine.needsHyperdisk() ? HYPERDISK : USUAL;
  }

  /**
   * The disk to ask for; empty where the cloud's default will do.
   *
   * @param type as wished; empty for the machine's usual one
   * @param gigabytes as wished; empty for the least
   */
  public static Optional<BootDisk> of(
      MachineType machine, Optional<String> type, Optional<Integer> gigabytes) {
    return type.isEmpty() && gigabytes.isEmpty() && !machine.needsHyperdisk()
        ? Optional.empty()
        : Optional.of(
            new BootDisk(type.orElseGet(() -> usualType(machine)), gigabytes.orElse(LEAST)));
  }

  @Override
  public String toString() {
    return type + " of " + gigabytes + " GB";
  }
}
