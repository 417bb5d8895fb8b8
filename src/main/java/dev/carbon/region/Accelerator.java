package dev.carbon.region;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A kind of GPU or TPU.
 *
 * @param name as {@code --accelerator} takes it, such as {@code a100-80gb}
 * @param vertexType Vertex AI's enum name; empty where the machine type alone names it (TPU v5e and
 *     later)
 * @param aliases other names that people type, in lower case
 * @param memoryGb of one GPU or one TPU chip, in GB, whatever Vertex AI counts: a TPU v2 or v3
 *     machine of 8 cores has four times as much
 * @param countsPerChip how many of Vertex AI's count make one chip, whose watts and price are
 *     listed: 2 for TPU v2 and v3, else 1. Of those Vertex AI takes 8 "for single TPU"
 *     (configure-compute), which Cloud TPU names v2-8 and v3-8 by its cores; each chip has two
 *     (Cloud TPU documentation, TPU v3), so that it has 4 chips
 * @param supportedUntil the last day of Google's support, where an end is announced
 */
public record Accelerator(
    String name,
    Optional<String> vertexType,
    Set<String> aliases,
    OptionalDouble memoryGb,
    int countsPerChip,
    Optional<LocalDate> supportedUntil) {
  private static final Set<String> FLEXIBLE = Set.of("l4", "a100", "h100", "h200", "b200");

  public Accelerator {
    aliases = Set.copyOf(aliases);
    if (countsPerChip < 1) {
      throw new IllegalArgumentException("not a number of counts: " + countsPerChip);
    }
  }

  /** One that goes by its name alone and is counted by the chip. */
  public Accelerator(String name, Optional<String> vertexType) {
    this(name, vertexType, Set.of(), OptionalDouble.empty(), 1, Optional.empty());
  }

  /**
   * Whether Vertex AI documents flexible starts for it: "L4, A100, H100, H200, or B200 GPUs"
   * ("Schedule training jobs based on resource availability", as stored in 2026). That this takes
   * in the A100 of 80 GB and the H100 Mega, which the page does not name, is assumed.
   */
  public boolean startsFlexibly() {
    return FLEXIBLE.stream()
        .anyMatch(family -> name.equals(family) || name.startsWith(family + "-"));
  }

  /** Whether it is a TPU rather than a GPU. */
  public boolean isTpu() {
    return name.startsWith("tpu");
  }
}
