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
 * @param onlyDisk the only kind of disk that it starts from; empty where Google documents no limit
 */
public record MachineType(
    String name,
    Optional<Host> host,
    Map<Accelerator, Set<Integer>> accelerators,
    List<String> tpuTopologies,
    Optional<DiskKind> onlyDisk) {
  private static final int CORES_OF_A_MACHINE = 8;
  private static final int CORES_OF_A_POD = 32;

  public MachineType {
    accelerators = Map.copyOf(accelerators);
    tpuTopologies = List.copyOf(tpuTopologies);
  }

  /** One of which no limit of its disks is known. */
  public MachineType(
      String name,
      Optional<Host> host,
      Map<Accelerator, Set<Integer>> accelerators,
      List<String> tpuTopologies) {
    this(name, host, accelerators, tpuTopologies, Optional.empty());
  }

  /** Whether accelerators are attached to it one by one, at their own price. */
  public boolean takesAttachedAccelerators() {
    return name.startsWith("n1-");
  }

  /** Whether it starts from a Hyperdisk alone. */
  public boolean needsHyperdisk() {
    return onlyDisk.equals(Optional.of(DiskKind.HYPERDISK));
  }

  /** The slice of that topology on machines of this type; empty when they cannot be wired so. */
  public Optional<TpuSlice> slice(String topology) {
    return tpuTopologies.contains(topology)
        ? Optional.of(
            new TpuSlice(
                Optional.of(topology), TpuSlice.chips(topology) / builtIn().orElseThrow().count()))
        : Optional.empty();
  }

  /**
   * What a machine of this type always carries; empty when that is nothing, or of several kinds.
   */
  public Optional<AcceleratorRequest> builtIn() {
    if (takesAttachedAccelerators() || accelerators.size() != 1) {
      return Optional.empty();
    }
    return accelerators.entrySet().stream()
        .findFirst()
        .map(entry -> new AcceleratorRequest(entry.getKey(), entry.getValue().iterator().next()));
  }

  /**
   * The slice with so many of that TPU on several machines of this type; empty when there is none.
   */
  public Optional<TpuSlice> slice(AcceleratorRequest all) {
    if (!accelerators.containsKey(all.accelerator())) {
      return Optional.empty();
    }
    if (isPodOfCores(all)) {
      return Optional.of(new TpuSlice(Optional.empty(), all.count() / CORES_OF_A_MACHINE));
    }
    return tpuTopologies.stream()
        .filter(topology -> TpuSlice.chips(topology) == all.count())
        .findFirst()
        .flatMap(this::slice);
  }

  /**
   * TPU v2 and v3 are asked for by their cores: 8 on a machine, and in pods "multiples of 32"
   * (configure-compute).
   */
  private boolean isPodOfCores(AcceleratorRequest all) {
    return all.accelerator().isTpu()
        && tpuTopologies.isEmpty()
        && all.count() % CORES_OF_A_POD == 0;
  }

  public boolean allows(AcceleratorRequest request) {
    return accelerators.getOrDefault(request.accelerator(), Set.of()).contains(request.count());
  }
}
