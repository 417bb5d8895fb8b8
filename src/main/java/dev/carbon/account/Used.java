package dev.carbon.account;

import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.RunEnergy;
import java.util.Optional;

/**
 * The energy of a run.
 *
 * @param energy of its computers at the plug, interval by interval
 * @param accelerators their part of it; empty without any, and when it is not known apart
 */
public record Used(RunEnergy energy, Optional<EnergySum> accelerators) {}
