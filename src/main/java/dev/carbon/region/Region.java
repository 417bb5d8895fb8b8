package dev.carbon.region;

import java.util.Optional;

/**
 * A region of Google Cloud.
 *
 * @param place town and country, for people
 * @param country ISO 3166-1 alpha-2 code
 * @param zone the grid that feeds it
 * @param pue power usage effectiveness: energy of the facility over energy of its computers, at
 *     least 1
 * @param pueMeasured whether {@code pue} is this campus's own value rather than Google's fleet mean
 * @param carbonFreePercent Google's carbon-free energy score of the year, 0 to 100; it includes
 *     Google's own contracts and never ranks regions
 * @param trains whether Vertex AI custom training is documented there
 */
public record Region(
    RegionId id,
    String place,
    String country,
    Coordinates coordinates,
    GridZone zone,
    double pue,
    boolean pueMeasured,
    Optional<Double> carbonFreePercent,
    boolean isPublic,
    boolean trains) {

  public Region {
    if (!(pue >= 1)) {
      throw new IllegalArgumentException("not a PUE: " + pue);
    }
  }
}
