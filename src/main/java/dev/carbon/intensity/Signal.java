package dev.carbon.intensity;

/** Which emissions a figure counts. Figures of different signals are never ranked together. */
public enum Signal {
  /** The whole mix that is consumed, divided by the energy consumed. */
  AVERAGE,
  /** The plants that would react to one kilowatt-hour more. */
  MARGINAL
}
