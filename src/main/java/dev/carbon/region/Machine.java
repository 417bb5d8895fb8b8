package dev.carbon.region;

import java.util.Optional;

/** The hardware of a job: one machine, with or without accelerators. */
public record Machine(MachineType type, Optional<AcceleratorRequest> accelerator) {
  @Override
  public String toString() {
    return type.name() + accelerator.map(request -> " with " + request).orElse("");
  }
}
