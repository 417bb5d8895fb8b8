package dev.carbon.region;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A machine type of Vertex AI custom training.
 *
 * @param host its processors and memory; empty where Google does not publish them
 * @param accelerators what it can carry, each with the counts that are allowed
 * @param tpuTopologies the chip arrangements of a TPU machine, the one of a single machine first;
 *     empty for any other
 */
public record MachineType(
    String name,
    Optional<Host> host,
    Map<Accelerator, Set<Integer>> accelerators,
    List<String> tpuTopologies) {
  public MachineType {
    accelerators = Map.copyOf(accelerators);
    tpuTopologies = List.copyOf(tpuTopologies);
  }

  /** Whether accelerators are attached to it one by one, at their own price. */
  public boolean takesAttachedAccelerators() {
    return name.startsWith("n1-");
  }

  public boolean allows(AcceleratorRequest request) {
    return accelerators.getOrDefault(request.accelerator(), Set.of()).contains(request.count());
  }
}
