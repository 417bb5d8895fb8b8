package dev.carbon.intensity;

import dev.carbon.intensity.Reading.Gap;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One question to one source, which can be put about any number of places.
 *
 * @param <A> the answer: a value, or a gap
 */
public final class Question<A> {
  private final SourceName source;
  private final String wanted;
  private final Function<GridLocation, A> ask;
  private final Function<Gap, A> gap;

  private Question(
      SourceName source, String wanted, Function<GridLocation, A> ask, Function<Gap, A> gap) {
    this.source = source;
    this.wanted = wanted;
    this.ask = ask;
    this.gap = gap;
  }

  /** How dirty is the electricity now? */
  public static Question<Reading> latest(IntensitySource source) {
    return new Question<>(
        source.kind().source(), "figure", place -> latest(source, place), gap -> gap);
  }

  /** How dirty was it? */
  public static Question<SeriesReading> history(IntensitySource source, TimeWindow window) {
    HistorySource history = role(source, HistorySource.class);
    return new Question<>(
        source.kind().source(), "history", place -> history.history(place, window), gap -> gap);
  }

  /** How dirty will it be? */
  public static Question<SeriesReading> forecast(IntensitySource source, Duration horizon) {
    ForecastSource forecast = role(source, ForecastSource.class);
    return new Question<>(
        source.kind().source(), "forecast", place -> forecast.forecast(place, horizon), gap -> gap);
  }

  /** Which plants does it come from? */
  public static Question<MixReading> mix(IntensitySource source) {
    BreakdownSource mixes = role(source, BreakdownSource.class);
    return new Question<>(source.kind().source(), "power mix", mixes::breakdown, gap -> gap);
  }

  /** How clean is this hour among the next ones? To be put about zones only. */
  public static Question<IndexReading> index(IntensitySource source) {
    IndexSource indices = role(source, IndexSource.class);
    return new Question<>(
        source.kind().source(), "index", place -> indices.index((GridZone) place), gap -> gap);
  }

  SourceName source() {
    return source;
  }

  A ask(GridLocation place) {
    return ask.apply(place);
  }

  /** Having failed for a place, as an answer. */
  A failed(GridLocation place, String why) {
    return gap.apply(
        new Unanswered(source, UnaryOperator.identity())
            .gap(GapReason.UPSTREAM, wanted, place, why));
  }

  private static Reading latest(IntensitySource source, GridLocation place) {
    return place instanceof Coordinates point
        ? role(source, PlaceSource.class).latest(point)
        : source.latest((GridZone) place);
  }

  private static <R> R role(IntensitySource source, Class<R> role) {
    if (!role.isInstance(source)) {
      throw new IllegalArgumentException(source.kind().source() + " is no " + role.getSimpleName());
    }
    return role.cast(source);
  }
}
