package dev.carbon.intensity;

import dev.carbon.region.Coordinates;

/** A source that finds the zone of a point on the map by itself. */
public interface PlaceSource {
  /**
   * The newest intensity of the zone around {@code point}; the figure's zone says which that is.
   * Errors as in {@link IntensitySource#latest}.
   */
  Reading latest(Coordinates point);
}
