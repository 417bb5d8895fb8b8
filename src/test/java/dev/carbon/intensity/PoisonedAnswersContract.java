package dev.carbon.intensity;

import static dev.carbon.intensity.Faults.MAX_AGE;
import static dev.carbon.intensity.Faults.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.carbon.config.Environment;
import dev.carbon.config.Settings;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.MalformedJsonException;
import dev.carbon.http.RetryBudget;
import dev.carbon.http.StrictJson;
import dev.carbon.http.TestHttp;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.placement.PlainRanking;
import dev.carbon.placement.Ranking;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.placement.RegionSurvey;
import dev.carbon.placement.Requests;
import dev.carbon.placement.SourceChoice;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.testing.Cases;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a service answers, a region whose answer is not sound in every respect is never ranked,
 * and one whose answer is sound is ranked by exactly that.
 */
public abstract class PoisonedAnswersContract {
  private static final int CASES = 10_000;
  private static final int CASES_OVER_HTTP = 300;
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Catalogue CATALOGUE = Requests.CATALOGUE;

  @RegisterExtension
  static final WireMockExtension SERVICE =
      WireMockExtension.newInstance()
          .options(
              WireMockConfiguration.wireMockConfig()
                  .dynamicPort()
                  .bindAddress("127.0.0.1")
                  .containerThreads(64)
                  .disableRequestJournal())
          .build();

  @TempDir private Path nowhere;

  private final IntensityKind kind;
  private final MadeUpAnswers answers;

  /**
   * @param kind which figures are asked for
   */
  protected PoisonedAnswersContract(IntensityKind kind, MadeUpAnswers answers) {
    this.kind = kind;
    this.answers = answers;
  }

  /** The source as the program makes it. */
  protected abstract SourceOption option(SourceSetup setup);

  /** The variables that make the source usable, with {@code base} as its address. */
  protected abstract Map<String, String> variables(URI base);

  /** What the source makes of an answer about {@code zone}, on these terms. */
  protected abstract Reading read(JsonNode body, GridZone zone, SourceTerms terms);

  /** How the service is asked about {@code zone}. */
  protected abstract MappingBuilder question(GridZone zone);

  /** What the service answers besides. */
  protected void prepare(WireMockExtension service) {}

  @Test
  void onlySoundAnswersRankAndExactlyAsTheyAre() {
    Coverage coverage = coverage();
    Cases.check(
        20261121,
        CASES,
        random -> {
          PoisonedRound round = PoisonedRound.any(CATALOGUE.regions().all(), coverage, 3, random);
          round.ask(answers, random);
          Map<GridZone, Reading> readings = new HashMap<>();
          round.answers().forEach((zone, answer) -> readings.put(zone, read(answer, zone)));
          round.answers().forEach((zone, answer) -> requireGap(answer, readings.get(zone)));
          PlainRanking ranking =
              PlainRanking.of(kind, coverage, round.candidates(), readings, NOW, MAX_AGE);
          round.requireJust(kind, ranking.ranked(), ranking.excluded());
        });
  }

  @Test
  void onlySoundAnswersRankWhenTheyComeOverTheNetwork() {
    Coverage coverage = coverage();
    JsonHttp http = new TestHttp().client();
    Cases.check(
        20261122,
        CASES_OVER_HTTP,
        random -> {
          PoisonedRound round = PoisonedRound.any(training(), coverage, 12, random);
          round.ask(answers, random);
          serve(round);
          boolean partial = random.nextInt(4) > 0;
          RegionSurvey survey = survey(http);
          PlacementRequest request = request(round, partial, random);
          if (round.canRank(partial)) {
            Ranking ranking = survey.rank(request);
            round.requireJust(kind, ranking.ranked(), ranking.excluded());
            assertEquals(kind, ranking.kind());
          } else {
            CarbonException error = assertThrows(CarbonException.class, () -> survey.rank(request));
            assertTrue(
                Set.of(ErrorKind.NO_DATA, ErrorKind.UPSTREAM).contains(error.kind()),
                error::toString);
          }
        });
  }

  /** A ranking looks at zone and time once more, yet others ask a source without any ranking. */
  private static void requireGap(MadeUpAnswer answer, @Nullable Reading reading) {
    boolean isForTheSource =
        answer
            .reason()
            .filter(reason -> reason != GapReason.STALE && reason != GapReason.OUT_OF_RANGE)
            .isPresent();
    assertFalse(isForTheSource && reading instanceof Reading.Figure, answer::toString);
  }

  private Reading read(MadeUpAnswer answer, GridZone zone) {
    try {
      JsonNode body = StrictJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
      return read(body, zone, new SourceTerms(kind, false, CLOCK));
    } catch (MalformedJsonException e) {
      return Reading.gap(GapReason.UPSTREAM, e.reason());
    }
  }

  private void serve(PoisonedRound round) {
    SERVICE.resetMappings();
    prepare(SERVICE);
    round
        .answers()
        .forEach(
            (zone, answer) ->
                SERVICE.stubFor(
                    question(zone)
                        .willReturn(
                            WireMock.aResponse()
                                .withHeader("Content-Type", "application/json")
                                .withBody(answer.body()))));
  }

  private RegionSurvey survey(JsonHttp http) {
    IntensitySurvey survey = new IntensitySurvey(Duration.ofSeconds(20));
    FigureSurvey figures = new FigureSurvey(survey, new MemoryCache(CLOCK), CLOCK);
    return new RegionSurvey(
        CATALOGUE,
        Options.only(option(http)),
        figures,
        RefusalMemory.NONE,
        Requests.NO_DATA,
        CLOCK);
  }

  private PlacementRequest request(PoisonedRound round, boolean partial, Random random) {
    SourceWish wish =
        new SourceWish(
            Optional.of(kind.source()),
            Optional.of(kind.signal()),
            Optional.of(kind.accounting()),
            random.nextBoolean(),
            false,
            random.nextBoolean(),
            Optional.empty());
    return Requests.of(round.candidates().stream().map(Region::id).toList())
        .source(new SourceChoice(wish, MAX_AGE, partial))
        .baseline(Cases.any(random, round.candidates()).id())
        .build();
  }

  private Coverage coverage() {
    return option(new TestHttp().client()).profile().coverage();
  }

  private SourceOption option(JsonHttp http) {
    URI base = URI.create("http://127.0.0.1:" + SERVICE.getPort());
    Environment environment = new Environment(variables(base), nowhere, nowhere);
    return option(
        new SourceSetup(
            () -> http.with(new RetryBudget(10)), Settings.resolve(environment), environment));
  }

  private static Set<Region> training() {
    return CATALOGUE.regions().all().stream().filter(Region::trains).collect(Collectors.toSet());
  }
}
