package dev.carbon.region;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the TPU chips of a job are wired together, over one machine or several.
 *
 * @param topology such as {@code 4x8}; empty for TPU v2 and v3, which are asked for by their number
 * @param machines of one type that the chips are spread over, at least 1
 */
public record TpuSlice(Optional<String> topology, int machines) {
  public TpuSlice {
    if (machines < 1) {
      throw new IllegalArgumentException("not a number of machines: " + machines);
    }
  }

  /** How many chips a topology such as {@code 2x2x1} has: the product of its sides. */
  public static int chips(String topology) {
    return Arrays.stream(topology.split("x", -1))
        .mapToInt(Integer::parseInt)
        .reduce(1, Math::multiplyExact);
  }

  /** Whether it is what Google calls a pod: more than one machine. */
  public boolean isPod() {
    return machines > 1;
  }
}
