package dev.carbon.region;

import java.util.Map;
import java.util.Set;

/**
 * A machine type of Vertex AI custom training.
 *
 * @param cpu the processor family whose watts describe it, as the power table names it
 * @param accelerators what it can carry, each with the counts that are allowed
 */
public record MachineType(
    String name,
    int vcpus,
    double memoryGb,
    String cpu,
    Map<Accelerator, Set<Integer>> accelerators) {
  public MachineType {
    accelerators = Map.copyOf(accelerators);
  }

  /** Whether accelerators are attached to it one by one, at their own price. */
  public boolean takesAttachedAccelerators() {
    return name.startsWith("n1-");
  }

  public boolean allows(AcceleratorRequest request) {
    return accelerators.getOrDefault(request.accelerator(), Set.of()).contains(request.count());
  }
}
