package dev.carbon.region;

import java.util.Optional;

/** The hardware of a job: one machine, with or without accelerators. */
public record Machine(MachineType type, Optional<AcceleratorRequest> accelerator) {
  /** Whether it has TPUs; Vertex AI gives a job one such machine. */
  public boolean isTpu() {
    return type.accelerators().keySet().stream().anyMatch(Accelerator::isTpu)
        || accelerator.filter(request -> request.accelerator().isTpu()).isPresent();
  }

  /** Whether Vertex AI documents flexible starts for it. */
  public boolean startsFlexibly() {
    return accelerator.filter(request -> request.accelerator().startsFlexibly()).isPresent();
  }

  @Override
  public String toString() {
    return type.name() + accelerator.map(request -> " with " + request).orElse("");
  }
}
