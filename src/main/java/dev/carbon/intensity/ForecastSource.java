package dev.carbon.intensity;

import dev.carbon.region.GridLocation;
import java.time.Duration;

/** A source that says what it expects of the hours to come. */
public interface ForecastSource {
  /**
   * The figures expected from the current interval on, of the intervals that begin before {@code
   * horizon} from now is over. Errors as in {@link IntensitySource#latest}; points without a usable
   * value are left out.
   *
   * @param location coordinates only when this is a {@link PlaceSource} too
   * @param horizon how far ahead, from 1 h to 72 h; a source that sees less far answers less
   */
  SeriesReading forecast(GridLocation location, Duration horizon);
}
