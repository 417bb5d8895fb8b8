package dev.carbon.placement;

import dev.carbon.intensity.Checks;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Reading;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Says which of a source's readings can be used now. Pure.
 *
 * @param kind what every figure must be; another kind is a mistake of the program
 * @param maxAge hourly figures that began longer ago are of no use
 * @param readings of one source, by place
 */
record FigureJudge(
    IntensityKind kind,
    Duration maxAge,
    Instant now,
    Map<? extends GridLocation, Reading> readings) {

  /** The usable figure of a region's grid, or why there is none. */
  Reading of(Region region, Coverage coverage) {
    return coverage
        .zoneOf(region)
        .map(this::of)
        .orElseGet(
            () -> Reading.gap(GapReason.NO_DATA, kind.source() + " does not cover " + region.id()));
  }

  /** The figure for a zone as far as it can be used now. */
  Optional<Intensity> usable(GridZone zone) {
    return of(zone) instanceof Reading.Figure figure
        ? Optional.of(figure.intensity())
        : Optional.empty();
  }

  private Reading of(GridZone zone) {
    Reading reading = readings.get(zone);
    if (reading == null) {
      return Reading.gap(GapReason.NO_DATA, "nobody was asked about zone " + zone);
    }
    if (!(reading instanceof Reading.Figure figure)) {
      return reading;
    }
    Intensity intensity = figure.intensity();
    if (!intensity.kind().equals(kind)) {
      throw new IllegalArgumentException("cannot rank " + intensity.kind() + " among " + kind);
    }
    if (!intensity.zone().equals(zone)) {
      return Reading.gap(
          GapReason.WRONG_ZONE, "asked about zone " + zone + ", answered for " + intensity.zone());
    }
    if (Checks.isFuture(intensity.validFrom(), now)) {
      return Reading.gap(
          GapReason.OUT_OF_RANGE,
          "the figure for zone " + zone + " is of the future; is this machine's clock right?");
    }
    if (intensity.isStale(maxAge, now)) {
      return Reading.gap(
          GapReason.STALE,
          "the newest figure for zone "
              + zone
              + " is "
              + Durations.words(intensity.age(now))
              + " old, more than "
              + Durations.words(maxAge));
    }
    return reading;
  }
}
