package dev.carbon.intensity;

import dev.carbon.region.CsvResource;
import dev.carbon.region.CsvResource.Row;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.time.LocalDate;
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

  /** The table that ships with carbon. */
  public static GoogleAnnual bundled() {
    Map<GridZone, Reading> readings = new HashMap<>();
    for (Row row : CsvResource.rows(GoogleAnnual.class, "google_annual.csv")) {
      readings.put(new GridZone(row.text("grid_zone")), reading(row));
    }
    return new GoogleAnnual(Map.copyOf(readings));
  }

  /** The table as one of the sources: the last one, which always has an answer. */
  public static SourceOption option() {
    GoogleAnnual annual = bundled();
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

  private static Reading reading(Row row) {
    if (!row.text("accounting").equals("direct")) {
      return Reading.gap(
          GapReason.NO_DATA,
          "Google's figure for "
              + row.text("region")
              + " is a life-cycle value by mistake, not comparable with the others");
    }
    return Reading.of(
        new Intensity(
            new GramsPerKwh(row.number("grams_per_kwh")),
            new GridZone(row.text("grid_zone")),
            LocalDate.of((int) row.number("year"), 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            Period.ofYears(1),
            KIND,
            Estimation.UNKNOWN));
  }
}
