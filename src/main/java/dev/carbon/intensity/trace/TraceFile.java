package dev.carbon.intensity.trace;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.ForeignText;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.HistorySource;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Hours gone by from a CSV file, packed with gzip or not, or from all such files of a folder. The
 * columns are {@code ts_utc} (start of the hour), {@code ci_lca_g_per_kwh}, {@code
 * ci_direct_g_per_kwh}, and perhaps {@code filled} (1: an hour that the maker of the file filled
 * in) and {@code zone}; without the last the file's name tells the zone.
 *
 * <p>What is now is told by the clock, which stands at an hour of the past when that is replayed: a
 * row of the future is never answered.
 */
public final class TraceFile implements IntensitySource, HistorySource {
  private static final Estimation FILLED_IN =
      new Estimation(Optional.of(true), Optional.of("FILLED"));
  private static final Estimation MEASURED = new Estimation(Optional.of(false), Optional.empty());

  private final TraceSet traces;
  private final IntensityKind kind;
  private final Clock clock;

  private TraceFile(TraceSet traces, SourceTerms terms) {
    this.traces = traces;
    this.kind = terms.kind();
    this.clock = terms.clock();
  }

  /**
   * A file, or a folder of files, as a source. Nothing is read before it is asked for; asking its
   * coverage reads what there is about the zone, and throws CarbonException NO_DATA when that
   * cannot be read, naming file and lines.
   *
   * @param name as the user wrote it
   * @param path where that is
   */
  public static SourceOption option(SourceName name, Path path) {
    TraceSet traces = new TraceSet(path, name.path());
    SourceProfile profile =
        new SourceProfile(
            name,
            SourceTier.TRACE,
            List.of(
                new IntensityKind(name, Signal.AVERAGE, Accounting.LIFECYCLE),
                new IntensityKind(name, Signal.AVERAGE, Accounting.DIRECT)),
            zone -> covers(traces, name, zone),
            Optional.empty(),
            false,
            "as whoever made the file says",
            "");
    return SourceOption.usable(profile, terms -> new TraceFile(traces, terms));
  }

  @Override
  public IntensityKind kind() {
    return kind;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The hour that is now, or the last one before it. When the file leaves its value open that is
   * a gap: an older hour does not stand in for it.
   */
  @Override
  public Reading latest(GridZone zone) {
    Instant now = clock.instant();
    try {
      Hours hours = traces.hours(zone);
      Optional<Hour> hour = hours.lastUntil(now);
      if (hour.isEmpty()) {
        boolean unknown = hours.last().isEmpty();
        return gap(zone, unknown ? "the zone is not in it" : "it begins after " + now);
      }
      return figure(zone, hour.get())
          .map(Reading::of)
          .orElseGet(() -> gap(zone, "it leaves " + hour.get().start() + " open"));
    } catch (IOException | CarbonException e) {
      return gap(zone, e);
    }
  }

  /** {@inheritDoc} Hours after the one that is now are left out too. */
  @Override
  public SeriesReading history(GridLocation location, TimeWindow window) {
    GridZone zone = (GridZone) location;
    Instant now = clock.instant();
    try {
      List<Intensity> points =
          traces.hours(zone).within(window).stream()
              .filter(hour -> !hour.start().isAfter(now))
              .flatMap(hour -> figure(zone, hour).stream())
              .toList();
      return points.isEmpty()
          ? gap(zone, "it has nothing from " + window.from() + " to " + window.to())
          : SeriesReading.of(new IntensitySeries(points, Optional.empty()));
    } catch (IOException | CarbonException e) {
      return gap(zone, e);
    }
  }

  private Optional<Intensity> figure(GridZone zone, Hour hour) {
    OptionalDouble grams = hour.grams(kind.accounting());
    return grams.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Intensity(
                new GramsPerKwh(grams.getAsDouble()),
                zone,
                hour.start(),
                Duration.ofHours(1),
                kind,
                hour.filled()
                    .map(filled -> filled ? FILLED_IN : MEASURED)
                    .orElse(Estimation.UNKNOWN)));
  }

  private Reading.Gap gap(GridZone zone, Exception why) {
    return why instanceof CarbonException wrong
        ? gap(zone, wrong.text())
        : gap(GapReason.UPSTREAM, zone, "it cannot be read");
  }

  private Reading.Gap gap(GridZone zone, String why) {
    return gap(GapReason.NO_DATA, zone, why);
  }

  private Reading.Gap gap(GapReason reason, GridZone zone, String why) {
    return Reading.gap(
        reason,
        kind.source() + " has no figure for zone " + zone + ": " + ForeignText.oneLine(why));
  }

  private static boolean covers(TraceSet traces, SourceName name, GridZone zone) {
    try {
      return traces.hours(zone).last().isPresent();
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.NO_DATA,
          "could not read " + name.path(),
          "check that it is there, and that you may read it",
          e);
    }
  }
}
