package dev.carbon.intensity;

import dev.carbon.region.GridLocation;

/** A source that knows which plants the power comes from. */
public interface BreakdownSource {
  /**
   * The newest power mix at {@code location}, which says whether it is of what is consumed there or
   * of what is generated. Errors as in {@link IntensitySource#latest}.
   *
   * @param location coordinates only when this is a {@link PlaceSource} too
   */
  MixReading breakdown(GridLocation location);
}
