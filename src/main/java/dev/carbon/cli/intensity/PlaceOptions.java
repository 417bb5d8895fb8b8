package dev.carbon.cli.intensity;

import dev.carbon.config.Settings;
import dev.carbon.error.Problems;
import dev.carbon.intensity.Place;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridZone;
import dev.carbon.region.RegionSelector;
import dev.carbon.region.Regions;
import dev.carbon.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a place: a point on the map, grid zones, or regions. */
final class PlaceOptions {
  private static final double HIGHEST_LATITUDE = 90;
  private static final double HIGHEST_LONGITUDE = 180;

  @Option(names = "--lat", paramLabel = "DEGREES", description = "Latitude, -90 to 90.")
  private @Nullable String latitude;

  @Option(names = "--lon", paramLabel = "DEGREES", description = "Longitude, -180 to 180.")
  private @Nullable String longitude;

  @Option(
      names = "--zone",
      paramLabel = "ZONE[,ZONE..]",
      description = "Grid zones by their Electricity Maps name, such as DE or US-MIDW-MISO.")
  private @Nullable String zones;

  @Option(
      names = "--region",
      paramLabel = "REGION[,REGION..]",
      description = "Cloud regions or groups; the figure is that of the region's grid zone.")
  private @Nullable String regions;

  /** The places, at least one unless there is a problem. */
  List<Place> places(Regions known, Problems problems) {
    boolean point = latitude != null || longitude != null;
    int ways = (point ? 1 : 0) + (zones == null ? 0 : 1) + (regions == null ? 0 : 1);
    if (ways != 1) {
      problems.add(
          ways == 0
              ? "no place given; use --lat and --lon, --zone or --region"
              : "--lat/--lon, --zone and --region exclude each other; use one of them");
    }
    List<Place> places = new ArrayList<>();
    if (point) {
      point(problems).ifPresent(places::add);
    }
    if (zones != null) {
      zones(zones, problems).stream().distinct().forEach(zone -> places.add(Place.of(zone)));
    }
    if (regions != null) {
      new RegionSelector(known)
          .select(Settings.split(regions), "--region", problems)
          .forEach(id -> places.add(Place.of(known.get(id))));
    }
    if (ways == 1 && places.isEmpty() && problems.isEmpty()) {
      problems.add((zones == null ? "--region" : "--zone") + " names no place");
    }
    return places;
  }

  private Optional<Place> point(Problems problems) {
    Optional<Double> north = degrees("--lat", latitude, HIGHEST_LATITUDE, problems);
    Optional<Double> east = degrees("--lon", longitude, HIGHEST_LONGITUDE, problems);
    return north.flatMap(lat -> east.map(lon -> Place.of(new Coordinates(lat, lon))));
  }

  private static Optional<Double> degrees(
      String flag, @Nullable String text, double highest, Problems problems) {
    if (text == null) {
      problems.add(flag + " is missing; --lat and --lon belong together");
      return Optional.empty();
    }
    Optional<Double> degrees = Numbers.parse(text).filter(number -> Math.abs(number) <= highest);
    if (degrees.isEmpty()) {
      problems.add(
          String.format("%s: '%s' is no number from -%.0f to %.0f", flag, text, highest, highest));
    }
    return degrees;
  }

  private static List<GridZone> zones(String text, Problems problems) {
    List<GridZone> zones = new ArrayList<>();
    for (String word : Settings.split(text)) {
      if (GridZone.isWellFormed(word)) {
        zones.add(new GridZone(word));
      } else {
        String capitals = word.toUpperCase(Locale.ROOT);
        problems.add(
            "--zone: '"
                + word
                + "' is no grid zone"
                + (GridZone.isWellFormed(capitals)
                    ? "; did you mean '" + capitals + "'?"
                    : "; write one such as DE or US-CAL-CISO"));
      }
    }
    return zones;
  }
}
