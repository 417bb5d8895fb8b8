package dev.carbon.intensity;

import java.util.Locale;

/** Which emissions a figure counts. Figures of different signals are never ranked together. */
public enum Signal {
  /** The whole mix that is consumed, divided by the energy consumed. */
  AVERAGE,
  /** The plants that would react to one kilowatt-hour more. */
  MARGINAL;

  /** As flags and documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
