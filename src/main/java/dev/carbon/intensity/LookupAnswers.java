package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.intensity.GridReport.Entry;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** All that one source answers to one question, asked for at once. */
final class LookupAnswers {
  private final ChosenSource source;
  private final GridQuestion question;
  private final Instant now;
  private final List<GridLocation> places;
  private Map<GridLocation, Reading> latest = Map.of();
  private Optional<String> note = Optional.empty();
  private Optional<Map<GridLocation, MixReading>> mixes = Optional.empty();
  private Optional<Map<GridLocation, SeriesReading>> past = Optional.empty();
  private Optional<Map<GridLocation, SeriesReading>> future = Optional.empty();

  LookupAnswers(ChosenSource source, GridQuestion question, Clock clock) {
    this.source = source;
    this.question = question;
    this.now = question.wish().at().orElseGet(clock::instant);
    this.places =
        question.places().stream()
            .flatMap(place -> source.profile().coverage().locationOf(place).stream())
            .<GridLocation>map(place -> place)
            .distinct()
            .toList();
  }

  /** Blocks until everything is answered, or {@code deadline}. */
  void ask(FigureSurvey figures, IntensitySurvey survey, Deadline deadline) {
    CompletableFuture<FigureSurvey.Found> figure =
        at(() -> figures.latest(source, question.maxAge(), places, deadline));
    Optional<CompletableFuture<Map<GridLocation, MixReading>>> mix =
        Optional.of(question.breakdown())
            .filter(wanted -> wanted)
            .map(yes -> at(() -> figures.mixes(source, places, deadline)));
    var before =
        question
            .history()
            .map(length -> TimeWindow.before(now, length))
            .map(window -> at(() -> figures.past(source, window, places, deadline)));
    var after =
        question
            .forecast()
            .map(ahead -> Question.forecast(source.source(), ahead))
            .map(asked -> at(() -> survey.ask(asked, places, deadline)));
    FigureSurvey.Found found = join(figure);
    latest =
        new IndexAdvice(source, survey, deadline, now.minus(question.maxAge()))
            .addedTo(found.readings());
    note = found.note(now);
    mixes = mix.map(LookupAnswers::join);
    past = before.map(LookupAnswers::join);
    future = after.map(LookupAnswers::join);
  }

  Instant now() {
    return now;
  }

  /** What a person should know of how the figures came about. */
  Optional<String> note() {
    return note;
  }

  Reading latest(GridLocation place) {
    return Objects.requireNonNull(latest.get(place));
  }

  /** A place with its figure and whatever else was asked for. */
  Entry entry(Place place, GridLocation location, Intensity figure) {
    return new Entry(
        place,
        figure,
        mixes.map(at(location)).map(mix -> ofOneZone(mix, figure)),
        past.map(at(location)).map(series -> ofOneZone(series, figure)),
        future.map(at(location)).map(series -> ofOneZone(series, figure)));
  }

  private static <A> Function<Map<GridLocation, A>, A> at(GridLocation location) {
    return answers -> Objects.requireNonNull(answers.get(location));
  }

  /** All answers must be about one and the same zone, or they are not one answer. */
  private static MixReading ofOneZone(MixReading reading, Intensity figure) {
    return reading instanceof MixReading.Mix mix && !mix.breakdown().zone().equals(figure.zone())
        ? otherZone("the power mix", mix.breakdown().zone(), figure)
        : reading;
  }

  private static SeriesReading ofOneZone(SeriesReading reading, Intensity figure) {
    return reading instanceof SeriesReading.Series series
            && !series.series().zone().equals(figure.zone())
        ? otherZone("the series", series.series().zone(), figure)
        : reading;
  }

  private static Reading.Gap otherZone(String what, GridZone answered, Intensity figure) {
    return Reading.gap(
        GapReason.WRONG_ZONE,
        figure.kind().source()
            + " answered for zone "
            + figure.zone()
            + " and, asked for "
            + what
            + ", for zone "
            + answered);
  }

  private static <T> CompletableFuture<T> at(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> daemon(task).start());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "carbon-lookup");
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T join(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CarbonException ours) {
        throw ours;
      }
      throw e;
    }
  }
}
