package dev.carbon.footprint;

import java.util.Locale;

/** What an energy, and the carbon that comes of it, takes in: each all that stands before it. */
public enum Boundary {
  /** The accelerators alone, their memory with them. */
  ACCELERATORS,
  /** Whole computers at the plug: accelerators, processors and memory. */
  NODE,
  /** The computers and the building around them. */
  FACILITY,
  /** That and the network that the job's data came through. */
  FACILITY_AND_NETWORK;

  /** In words: accelerators, node, facility, facility and network. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
