package dev.carbon.intensity;

import dev.carbon.region.GoogleYear;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.Regions;
import dev.carbon.unit.GramsPerKwh;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Google's own yearly averages, which ship with carbon: location-based, direct emissions. Needs no
 * key and no network, so there is always an answer.
 *
 * <p>Source: GoogleCloudPlatform/region-carbon-info (Apache-2.0). A value published as life-cycle
 * by mistake is a gap: it cannot be compared with the others.
 */
public final class GoogleAnnual implements IntensitySource {
  public static final SourceName NAME = new SourceName("google-annual");
  private static final IntensityKind KIND =
      new IntensityKind(NAME, Signal.AVERAGE, Accounting.DIRECT);

  private final Map<GridZone, Reading> byZone;

  private GoogleAnnual(Map<GridZone, Reading> byZone) {
    this.byZone = byZone;
  }

  /** The newest year of each region. */
  public static GoogleAnnual of(Regions regions) {
    Map<GridZone, Reading> readings = new HashMap<>();
    for (Region region : regions.all()) {
      region.years().stream()
          .filter(year -> year.gramsPerKwh().isPresent())
          .findFirst()
          .ifPresent(year -> readings.put(region.zone(), reading(region, year)));
    }
    return new GoogleAnnual(Map.copyOf(readings));
  }

  /** The years as one of the sources: the last one, which always has an answer. */
  public static SourceOption option(Regions regions) {
    GoogleAnnual annual = of(regions);
    Coverage coverage = annual.byZone::containsKey;
    SourceProfile profile =
        new SourceProfile(
            NAME,
            SourceTier.YEARLY,
            List.of(KIND),
            coverage,
            Optional.empty(),
            false,
            "Apache-2.0, Google Cloud",
            "");
    return SourceOption.usable(profile, terms -> annual);
  }

  @Override
  public IntensityKind kind() {
    return KIND;
  }

  @Override
  public Reading latest(GridZone zone) {
    return Optional.ofNullable(byZone.get(zone))
        .orElseGet(
            () -> Reading.gap(GapReason.NO_DATA, "google-annual has no figure for zone " + zone));
  }

  private static Reading reading(Region region, GoogleYear year) {
    if (year.lifecycle()) {
      return Reading.gap(
          GapReason.NO_DATA,
          "Google's figure for "
              + region.id()
              + " is a life-cycle value by mistake, not comparable with the others");
    }
    return Reading.of(
        new Intensity(
            new GramsPerKwh(year.gramsPerKwh().orElseThrow()),
            region.zone(),
            year.year().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            Period.ofYears(1),
            KIND,
            Estimation.UNKNOWN));
  }
}
