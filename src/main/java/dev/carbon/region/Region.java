package dev.carbon.region;

import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A region of Google Cloud.
 *
 * @param place town and country, for people
 * @param country ISO 3166-1 alpha-2 code
 * @param zone the grid that feeds it
 * @param pue power usage effectiveness
 * @param water empty where no factor is known for the country
 * @param years what Google published of it, the newest year first
 * @param lowCarbon whether Google's pages mark it as low in carbon
 * @param trains whether Vertex AI custom training is documented there
 */
public record Region(
    RegionId id,
    String place,
    String country,
    Coordinates coordinates,
    GridZone zone,
    Pue pue,
    Optional<Water> water,
    List<GoogleYear> years,
    boolean lowCarbon,
    boolean isPublic,
    boolean trains) {

  public Region {
    years = years.stream().sorted(Comparator.comparing(GoogleYear::year).reversed()).toList();
  }

  /** Google's carbon-free energy score of the newest year that has one, 0 to 100. */
  public OptionalDouble carbonFreePercent() {
    return years.stream()
        .map(GoogleYear::carbonFreePercent)
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElseGet(OptionalDouble::empty);
  }

  /**
   * Power usage effectiveness: energy of the facility over energy of its computers.
   *
   * @param value at least 1
   * @param ofCampus whether it is this campus's own value rather than the mean of Google's fleet
   * @param year that it was measured in, where the source says so
   */
  public record Pue(double value, boolean ofCampus, Optional<Year> year) {
    public Pue {
      if (!(value >= 1)) {
        throw new IllegalArgumentException("not a PUE: " + value);
      }
    }
  }
}
