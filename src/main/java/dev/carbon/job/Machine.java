package dev.carbon.job;

import dev.carbon.region.AcceleratorRequest;
import java.util.Optional;

/**
 * The hardware of a job: one machine.
 *
 * @param machineType Compute Engine's name, such as {@code n1-standard-4}
 */
public record Machine(String machineType, Optional<AcceleratorRequest> accelerator) {}
