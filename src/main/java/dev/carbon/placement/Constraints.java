package dev.carbon.placement;

import dev.carbon.region.RegionId;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a region must not be.
 *
 * @param excluded known regions never to use
 * @param countries ISO 3166-1 alpha-2 codes of the only countries that are allowed; empty for all
 * @param maxPricePerHour of all machines of the job, lent as asked
 * @param maxPriceIncreasePercent over the cheapest region that nothing else speaks against, 0 or
 *     more; it moves with that region
 * @param maxIntensity of the grid, without the PUE
 * @param pins what of the job lies in one region, and keeps the job there
 */
public record Constraints(
    Set<RegionId> excluded,
    Set<String> countries,
    Optional<Dollars> maxPricePerHour,
    OptionalDouble maxPriceIncreasePercent,
    Optional<GramsPerKwh> maxIntensity,
    List<Pin> pins) {
  /** Every region will do. */
  public static final Constraints NONE =
      new Constraints(
          Set.of(), Set.of(), Optional.empty(), OptionalDouble.empty(), Optional.empty());

  public Constraints {
    excluded = Set.copyOf(excluded);
    countries = Set.copyOf(countries);
    pins = List.copyOf(pins);
  }

  /** Of a job that nothing keeps in one region. */
  public Constraints(
      Set<RegionId> excluded,
      Set<String> countries,
      Optional<Dollars> maxPricePerHour,
      OptionalDouble maxPriceIncreasePercent,
      Optional<GramsPerKwh> maxIntensity) {
    this(excluded, countries, maxPricePerHour, maxPriceIncreasePercent, maxIntensity, List.of());
  }

  /** The same for a job of which that lies in one region. */
  Constraints pinned(List<Pin> others) {
    return new Constraints(
        excluded, countries, maxPricePerHour, maxPriceIncreasePercent, maxIntensity, others);
  }

  /** Whether jobs, and the data they read, may lie in that country. */
  public boolean allowsCountry(String country) {
    return countries.isEmpty() || countries.contains(country);
  }
}
