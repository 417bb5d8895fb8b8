package dev.carbon.region;

import java.util.Optional;

/**
 * The hardware of a job: a machine, with or without accelerators, or a slice of TPUs over several.
 *
 * @param accelerator what each machine carries
 * @param slice how its TPUs are wired together; empty for a machine by itself
 */
public record Machine(
    MachineType type, Optional<AcceleratorRequest> accelerator, Optional<TpuSlice> slice) {

  /** A machine by itself. */
  public Machine(MachineType type, Optional<AcceleratorRequest> accelerator) {
    this(type, accelerator, Optional.empty());
  }

  /** How many machines of its type these are: 1, or more for a slice of TPUs. */
  public int machines() {
    return slice.map(TpuSlice::machines).orElse(1);
  }

  /** The accelerators of all its machines. */
  public Optional<AcceleratorRequest> allAccelerators() {
    return accelerator.map(one -> one.times(machines()));
  }

  /** How the TPUs are arranged, where that is asked for by name. */
  public Optional<String> topology() {
    return slice.map(TpuSlice::topology).orElseGet(() -> type.tpuTopologies().stream().findFirst());
  }

  /** Whether it has TPUs; Vertex AI gives a job one such machine, or one slice. */
  public boolean isTpu() {
    return type.accelerators().keySet().stream().anyMatch(Accelerator::isTpu)
        || accelerator.filter(request -> request.accelerator().isTpu()).isPresent();
  }

  /** Whether Vertex AI documents flexible starts for it. */
  public boolean startsFlexibly() {
    return accelerator.filter(request -> request.accelerator().startsFlexibly()).isPresent();
  }

  /** In words, the same for the same hardware. */
  @Override
  public String toString() {
    return type.name()
        + allAccelerators().map(all -> " with " + all).orElse("")
        + slice.map(this::arranged).orElse("");
  }

  private String arranged(TpuSlice wired) {
    return wired.topology().map(each -> " as " + each).orElse("")
        + (wired.isPod() ? " on " + wired.machines() + " machines" : "");
  }
}
