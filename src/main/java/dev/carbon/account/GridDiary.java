package dev.carbon.account;

import dev.carbon.footprint.FigureKind;
import dev.carbon.footprint.GridFigure;
import dev.carbon.footprint.IntensityTimeline;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was told of several grids while a run went on: the figures of one kind, by zone and hour. An
 * hour that nobody told of is a gap.
 */
public final class GridDiary {
  private static final long SECONDS_PER_HOUR = 3600;

  private final IntensityKind kind;
  private final Map<GridZone, Map<Instant, Intensity>> figures = new HashMap<>();

  /** An empty one for figures of that kind. */
  public GridDiary(IntensityKind kind) {
    this.kind = kind;
  }

  /**
   * Writes down what a source tells; of one hour what was told last. Averages of years, figures of
   * another kind and those that begin within an hour and do not fit it are left out.
   */
  public void add(Collection<Intensity> told) {
    told.stream()
        .filter(this::fits)
        .forEach(
            figure ->
                figures
                    .computeIfAbsent(figure.zone(), zone -> new TreeMap<>())
                    .put(figure.validFrom(), figure));
  }

  /** What sort of number all of them are. */
  public FigureKind figureKind() {
    return new FigureKind(kind.signal().word(), kind.accounting().word(), kind.source().value());
  }

  /** A figure of the plan as one that stands in for an hour of which nobody told. */
  public GridFigure instead(Intensity planned) {
    return new GridFigure(planned.value(), figureKind());
  }

  /**
   * What is known of the zone of a figure of the plan, that figure included for its own hour.
   *
   * @param planned counts only where nothing newer was told
   */
  public IntensityTimeline timeline(Intensity planned) {
    Map<Instant, Intensity> told = new TreeMap<>();
    if (fits(planned)) {
      told.put(planned.validFrom(), planned);
    }
    told.putAll(figures.getOrDefault(planned.zone(), Map.of()));
    long step =
        told.values().stream()
            .mapToLong(GridDiary::seconds)
            .reduce(SECONDS_PER_HOUR, GridDiary::divisor);
    Map<Instant, GramsPerKwh> steps = new HashMap<>();
    told.values().stream()
        .sorted(Comparator.comparingLong(GridDiary::seconds).reversed())
        .forEach(figure -> spread(figure, step, steps));
    return new IntensityTimeline(figureKind(), Duration.ofSeconds(step), steps);
  }

  /** The first moment of these spans, in the order of time, without a figure; empty without one. */
  public Optional<Instant> firstUnknown(Intensity planned, List<TimeWindow> spans) {
    IntensityTimeline timeline = timeline(planned);
    return spans.stream().flatMap(span -> firstUnknown(timeline, span).stream()).findFirst();
  }

  private static Optional<Instant> firstUnknown(IntensityTimeline timeline, TimeWindow span) {
    long step = timeline.step().toSeconds();
    Instant at = span.from();
    while (at.isBefore(span.to())) {
      if (timeline.at(at).isEmpty()) {
        return Optional.of(at);
      }
      at = Instant.ofEpochSecond((Math.floorDiv(at.getEpochSecond(), step) + 1) * step);
    }
    return Optional.empty();
  }

  private static void spread(Intensity figure, long step, Map<Instant, GramsPerKwh> steps) {
    for (long second = 0; second < seconds(figure); second += step) {
      steps.put(figure.validFrom().plusSeconds(second), figure.value());
    }
  }

  /** Whole parts of an hour, or whole hours, that begin where such a part does. */
  private boolean fits(Intensity figure) {
    if (!figure.kind().equals(kind) || !(figure.resolution() instanceof Duration length)) {
      return false;
    }
    long seconds = length.toSeconds();
    boolean whole = seconds > 0 && length.equals(Duration.ofSeconds(seconds));
    return whole
        && (SECONDS_PER_HOUR % seconds == 0 || seconds % SECONDS_PER_HOUR == 0)
        && figure.validFrom().equals(figure.validFrom().truncatedTo(ChronoUnit.SECONDS))
        && figure.validFrom().getEpochSecond() % Math.min(seconds, SECONDS_PER_HOUR) == 0;
  }

  private static long seconds(Intensity figure) {
    return ((Duration) figure.resolution()).toSeconds();
  }

  private static long divisor(long one, long other) {
    return other == 0 ? one : divisor(other, one % other);
  }
}
