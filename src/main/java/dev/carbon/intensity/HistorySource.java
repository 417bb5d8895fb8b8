package dev.carbon.intensity;

import dev.carbon.region.GridLocation;

/** A source that remembers. */
public interface HistorySource {
  /**
   * The figures whose interval began within {@code window}. Errors as in {@link
   * IntensitySource#latest}; points without a usable value are left out.
   *
   * @param location coordinates only when this is a {@link PlaceSource} too
   */
  SeriesReading history(GridLocation location, TimeWindow window);
}
