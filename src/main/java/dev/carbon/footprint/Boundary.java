package dev.carbon.footprint;

import java.util.Locale;

/** What an energy, and the carbon that comes of it, takes in. */
public enum Boundary {
  /** The computers and the building around them. */
  FACILITY,
  /** That and the network that the job's data came through. */
  FACILITY_AND_NETWORK;

  /** In words: facility, facility and network. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
