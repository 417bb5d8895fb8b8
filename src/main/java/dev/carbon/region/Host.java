package dev.carbon.region;

/**
 * What a machine has besides accelerators.
 *
 * @param cpu the processor family whose watts describe it, as the power table names it
 */
public record Host(int vcpus, double memoryGb, String cpu) {}
