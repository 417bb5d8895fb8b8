package dev.carbon.region;

import java.util.Optional;

/** The hardware of a job: one machine, with or without accelerators. */
public record Machine(MachineType type, Optional<AcceleratorRequest> accelerator) {
  /** Whether it has TPUs; Vertex AI gives a job one such machine. */
  public boolean isTpu() {
    return type.accelerators().keySet().stream().anyMatch(Accelerator::isTpu)
        || accelerator.filter(request -> request.accelerator().isTpu()).isPresent();
  }

  @Override
  public String toString() {
    return type.name() + accelerator.map(request -> " with " + request).orElse("");
  }
}
