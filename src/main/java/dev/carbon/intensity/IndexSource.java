package dev.carbon.intensity;

import dev.carbon.region.GridZone;

/** A source that knows how clean an hour is among the next ones of the same zone. */
public interface IndexSource {
  /**
   * Where the present interval of {@code zone} stands among its next 24 hours. Errors as in {@link
   * IntensitySource#latest}. It says when, never where: no two zones may be compared by it.
   */
  IndexReading index(GridZone zone);
}
