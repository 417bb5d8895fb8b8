package dev.carbon.faults;

import dev.carbon.config.Environment;
import dev.carbon.config.Settings;
import dev.carbon.error.CarbonException;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.AccessSource;
import dev.carbon.intensity.BreakdownSource;
import dev.carbon.intensity.ChosenSource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.ForecastSource;
import dev.carbon.intensity.HistorySource;
import dev.carbon.intensity.IndexSource;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.Question;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.SourceWish;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.intensity.cache.DiskCache;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** One source, opened and asked as the program does it, and all that it says. */
final class Inquiry {
  static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration A_DAY = Duration.ofHours(24);

  private final TestHttp http = new TestHttp();
  private final List<String> said = new ArrayList<>();
  private final IntensitySurvey survey = new IntensitySurvey(Duration.ofSeconds(20));
  private final Victim victim;
  private final Path cache;
  private final SourceOption option;

  /**
   * @param server where all services are
   * @param cache where figures are kept
   */
  Inquiry(Victim victim, String server, Path cache, boolean isPatient) {
    Environment environment = new Environment(victim.environment(server), cache, cache);
    this.victim = victim;
    this.cache = cache;
    this.option =
        victim.option(
            new SourceSetup(
                isPatient ? http::client : http::impatientClient,
                Settings.resolve(environment),
                environment));
  }

  /**
   * The newest reading of the victim's zone.
   *
   * @throws CarbonException as {@link FigureSurvey#latest}
   */
  Reading latest() {
    ChosenSource source =
        ChosenSource.of(option, SourceWish.of(option.name()), CLOCK).orElseThrow();
    FigureSurvey figures = new FigureSurvey(survey, new DiskCache(cache, CLOCK, said::add), CLOCK);
    Map<GridLocation, Reading> readings =
        noted(() -> figures.latest(source, A_DAY, List.of(zone()), figures.deadline()).readings());
    return Objects.requireNonNull(readings.get(zone()));
  }

  /** Asks everything else that the source can be asked; what comes of it is only noted. */
  void askAll() {
    IntensitySource source =
        option.open(new SourceTerms(option.profile().kinds().get(0), false, CLOCK));
    if (source instanceof ForecastSource) {
      ask(Question.forecast(source, A_DAY));
    }
    if (source instanceof HistorySource) {
      ask(Question.history(source, TimeWindow.before(NOW, A_DAY)));
    }
    if (source instanceof BreakdownSource) {
      ask(Question.mix(source));
    }
    if (source instanceof IndexSource) {
      ask(Question.index(source));
    }
    if (source instanceof AccessSource access) {
      tolerated(access::access);
    }
  }

  /** All that was said so far: readings, traces of calls and of the cache, traces of exceptions. */
  String everything() {
    return String.join("\n", said) + "\n" + String.join("\n", http.trace());
  }

  List<Duration> waits() {
    return http.waits();
  }

  /** One line for each try of a call. */
  List<String> tries() {
    return http.trace();
  }

  private GridZone zone() {
    return new GridZone(victim.zone());
  }

  private <A> void ask(Question<A> question) {
    tolerated(() -> survey.ask(question, List.of(zone())));
  }

  private void tolerated(Supplier<?> question) {
    try {
      noted(question);
    } catch (CarbonException e) {
      // Noted, and judged by nothing else.
    }
  }

  private <T> T noted(Supplier<T> question) {
    try {
      T answer = question.get();
      said.add(String.valueOf(answer));
      return answer;
    } catch (CarbonException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      said.add(trace + e.hint().orElse(""));
      throw e;
    }
  }
}
