package dev.carbon.job.vertex;

import java.util.Map;
import java.util.Optional;

/**
 * The chip arrangement of one machine of the newer TPU kinds, which Vertex AI wants to hear
 * although the machine type implies it (documentation of custom training's compute resources,
 * 2026-08).
 */
final class TpuTopology {
  private static final Map<String, String> OF_MACHINE =
      Map.of(
          "ct5lp-hightpu-1t", "1x1",
          "ct5lp-hightpu-4t", "2x2",
          "ct5lp-hightpu-8t", "2x4",
          "ct6e-standard-1t", "1x1",
          "ct6e-standard-4t", "2x2",
          "ct6e-standard-8t", "2x4",
          "tpu7x-standard-4t", "2x2x1");

  private TpuTopology() {}

  static Optional<String> of(String machineType) {
    return Optional.ofNullable(OF_MACHINE.get(machineType));
  }
}
