package dev.carbon.intensity;

import dev.carbon.intensity.FigureCache.Kept;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Deadline;
import dev.carbon.unit.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest figures of many zones: from the cache where it has them, else asked for, all at once.
 */
public final class FigureSurvey {
  /** What was measured may lie in the future by no more than two clocks may differ. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

  private final IntensitySurvey survey;
  private final FigureCache cache;
  private final Clock clock;

  public FigureSurvey(IntensitySurvey survey, FigureCache cache, Clock clock) {
    this.survey = survey;
    this.cache = cache;
    this.clock = clock;
  }

  /** A deadline that begins now. */
  public Deadline deadline() {
    return survey.deadline();
  }

  /**
   * The newest reading of every place. A point on the map is never cached, nor is a source that is
   * read from this machine; a source whose figures are all in the cache is not even opened.
   *
   * @param maxAge a figure in the cache whose interval began longer ago is asked for again
   * @throws dev.carbon.error.CarbonException as {@link IntensitySurvey#ask} and {@link
   *     ChosenSource}
   */
  public Found latest(
      ChosenSource source,
      Duration maxAge,
      Collection<? extends GridLocation> places,
      Deadline deadline) {
    Instant now = clock.instant();
    Map<GridLocation, Kept> kept = new HashMap<>();
    List<GridLocation> open = new ArrayList<>();
    for (GridLocation place : new HashSet<>(places)) {
      key(source, place, now)
          .flatMap(cache::find)
          .filter(each -> !each.figure().isStale(maxAge, now))
          .ifPresentOrElse(each -> kept.put(place, each), () -> open.add(place));
    }
    Map<GridLocation, Reading> readings = new HashMap<>();
    kept.forEach((place, each) -> readings.put(place, Reading.of(each.figure())));
    if (!open.isEmpty()) {
      // What lies on this machine is there, however long others have kept us waiting.
      Deadline own = source.profile().base().isEmpty() ? survey.deadline() : deadline;
      survey
          .ask(Question.latest(source.source()), open, own)
          .forEach(
              (place, reading) -> {
                readings.put(place, trusted(reading, source.wish(), now));
                keep(key(source, place, now), readings.get(place));
              });
    }
    return new Found(
        Map.copyOf(readings),
        kept.size(),
        kept.values().stream().map(Kept::askedAt).min(Instant::compareTo));
  }

  /**
   * What a source remembers of every place; nothing when it remembers nothing. Where no estimates
   * are wanted they are left out.
   *
   * @throws dev.carbon.error.CarbonException as {@link IntensitySurvey#ask} and {@link
   *     ChosenSource}
   */
  public Map<GridLocation, SeriesReading> past(
      ChosenSource source,
      TimeWindow window,
      Collection<? extends GridLocation> places,
      Deadline deadline) {
    if (!(source.source() instanceof HistorySource)) {
      return Map.of();
    }
    Map<GridLocation, SeriesReading> readings = new HashMap<>();
    survey
        .ask(Question.history(source.source(), window), places, deadline)
        .forEach((place, reading) -> readings.put(place, measured(reading, source.wish())));
    return readings;
  }

  /**
   * The newest power mix of every place; nothing when the source knows none. Errors as in {@link
   * #past}.
   */
  public Map<GridLocation, MixReading> mixes(
      ChosenSource source, Collection<? extends GridLocation> places, Deadline deadline) {
    return source.source() instanceof BreakdownSource
        ? survey.ask(Question.mix(source.source()), places, deadline)
        : Map.of();
  }

  private static SeriesReading measured(SeriesReading reading, SourceWish wish) {
    if (!wish.measuredOnly() || !(reading instanceof SeriesReading.Series told)) {
      return reading;
    }
    List<Intensity> measured =
        told.series().points().stream()
            .filter(point -> !point.estimation().estimated().equals(Optional.of(true)))
            .toList();
    return measured.isEmpty()
        ? Reading.gap(
            GapReason.NO_DATA,
            told.series().kind().source()
                + " has only estimates of the hours gone by for zone "
                + told.series().zone()
                + ", and --measured-only refuses those")
        : SeriesReading.of(new IntensitySeries(measured, Optional.empty()));
  }

  /** Whatever a source answers: an estimate is none to who wants none, and the future is one. */
  private static Reading trusted(Reading reading, SourceWish wish, Instant now) {
    if (!(reading instanceof Reading.Figure figure)) {
      return reading;
    }
    Intensity intensity = figure.intensity();
    String where = " for zone " + intensity.zone();
    boolean estimate = intensity.estimation().estimated().equals(Optional.of(true));
    if (estimate && wish.measuredOnly()) {
      return Reading.gap(
          GapReason.NO_DATA,
          intensity.kind().source()
              + " has only an estimate"
              + where
              + ", and --measured-only refuses those");
    }
    Instant moment = wish.at().orElse(now);
    if (!estimate && intensity.validFrom().isAfter(moment.plus(CLOCKS_DIFFER))) {
      return Reading.gap(
          GapReason.OUT_OF_RANGE,
          intensity.kind().source()
              + " has a figure"
              + where
              + " of "
              + intensity.validFrom()
              + ", which nobody can have measured yet by this machine's clock");
    }
    return reading;
  }

  private void keep(Optional<FigureCache.Key> key, @Nullable Reading reading) {
    if (key.isPresent() && reading instanceof Reading.Figure figure) {
      cache.store(key.get(), new Kept(figure.intensity(), clock.instant()));
    }
  }

  private static Optional<FigureCache.Key> key(
      ChosenSource source, GridLocation place, Instant now) {
    boolean measuredOnly = source.wish().measuredOnly();
    return source.wish().useCache() && place instanceof GridZone zone
        ? source
            .profile()
            .base()
            .map(base -> new FigureCache.Key(base, source.kind(), measuredOnly, zone, now))
        : Optional.empty();
  }

  /**
   * What came of a survey.
   *
   * @param readings one for each place
   * @param cached how many of them the cache had
   * @param oldest when the first of those was asked for
   */
  public record Found(Map<GridLocation, Reading> readings, int cached, Optional<Instant> oldest) {
    /** What a person should know of the cache's part in it. */
    public Optional<String> note(Instant now) {
      return oldest.map(
          then ->
              cached
                  + " of "
                  + readings.size()
                  + " figures were asked for up to "
                  + Durations.words(Duration.between(then, now))
                  + " ago and kept; --no-cache asks again");
    }
  }
}
