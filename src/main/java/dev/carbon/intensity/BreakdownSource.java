package dev.carbon.intensity;

import dev.carbon.region.GridLocation;

/** A source that knows which plants the power comes from. */
public interface BreakdownSource {
  /**
   * The newest power mix consumed at {@code location}.
   *
   * @throws dev.carbon.error.CarbonException UPSTREAM or NO_DATA when there is none, CREDENTIALS
   *     when the token is rejected
   */
  PowerBreakdown breakdown(GridLocation location);
}
