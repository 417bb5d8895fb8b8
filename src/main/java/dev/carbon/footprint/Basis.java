package dev.carbon.footprint;

/** How a figure was come by. */
public enum Basis {
  /** Read from an instrument. */
  MEASURED,
  /** Computed from published means of like hardware. */
  MODELLED,
  /** Taken to be the maker's rated value, or another that nobody measured. */
  ASSUMED
}
