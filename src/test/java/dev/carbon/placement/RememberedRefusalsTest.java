package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.RegionRefusal;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.GoogleAnnual;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.SourceWish;
import dev.carbon.region.RegionId;
import dev.carbon.region.Workers;
import dev.carbon.train.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a survey tells of what was refused before. */
class RememberedRefusalsTest {
  private static final String PROJECT = "my-project";
  private static final Workers WORKERS = Requests.of("us-central1").build().workers();

  private final MutableClock clock = new MutableClock();
  private final MemoryRefusals refusals = new MemoryRefusals(clock);

  @ParameterizedTest
  @EnumSource(RegionRefusal.class)
  void theRegionIsLeftOutAndTheSentenceSaysWhoWhenAndWhy(RegionRefusal why) {
    remember("europe-north1", why);
    clock.advance(Duration.ofMinutes(190));

    Ranking ranking = survey().rank(request("europe-north1", "us-central1").build());

    assertEquals(List.of("us-central1"), ranked(ranking));
    assertEquals(
        List.of(
            new ExcludedRegion(
                new RegionId("europe-north1"),
                ExclusionReason.valueOf(why.name()),
                "europe-north1 refused it 3 h 10 min ago: none left")),
        ranking.excluded());
  }

  @ParameterizedTest
  @EnumSource(RegionRefusal.class)
  void whenNothingElseIsWantedNoRegionIsLeftAndTheReasonIsSaid(RegionRefusal why) {
    remember("europe-north1", why);

    CarbonException error =
        assertThrows(CarbonException.class, () -> survey().rank(request("europe-north1").build()));

    assertEquals(ErrorKind.NO_REGION, error.kind());
    assertTrue(
        error.text().contains("europe-north1 refused it 0.0 s ago: none left"), error.text());
  }

  @Test
  void whatIsKeptMayBeIgnored() {
    remember("europe-north1", RegionRefusal.QUOTA);

    Ranking ranking = rank(wish(false, Optional.empty()));

    assertEquals(List.of("europe-north1", "us-central1"), ranked(ranking));
  }

  @Test
  void theReplayOfAPastHourKnowsNothingOfToday() {
    remember("europe-north1", RegionRefusal.QUOTA);
    Instant past = clock.instant().minus(Duration.ofDays(30));

    Ranking replayed = rank(wish(true, Optional.of(past)));

    assertEquals(List.of("europe-north1", "us-central1"), ranked(replayed));
    assertEquals(List.of("us-central1"), ranked(rank(wish(true, Optional.empty()))));
  }

  private Ranking rank(SourceWish wish) {
    return survey()
        .rank(
            request("europe-north1", "us-central1")
                .source(new SourceChoice(wish, Duration.ofHours(2), false))
                .build());
  }

  private static SourceWish wish(boolean useCache, Optional<Instant> at) {
    return new SourceWish(
        Optional.empty(), Optional.empty(), Optional.empty(), false, false, useCache, at);
  }

  private void remember(String region, RegionRefusal why) {
    refusals.remember(
        PROJECT, WORKERS, new Refused(new RegionId(region), why, "none left", clock.instant()));
  }

  private static Requests request(String... regions) {
    return Requests.of(regions).workers(WORKERS).project(PROJECT);
  }

  private static List<String> ranked(Ranking ranking) {
    return ranking.ranked().stream().map(each -> each.region().id().value()).toList();
  }

  private RegionSurvey survey() {
    return new RegionSurvey(
        Requests.CATALOGUE,
        new IntensitySources(
            List.of(GoogleAnnual.option(Requests.CATALOGUE.regions())),
            name -> {
              throw new AssertionError("no file was named");
            }),
        new FigureSurvey(
            new IntensitySurvey(Duration.ofSeconds(20)), new MemoryCache(clock), clock),
        refusals,
        Requests.NO_DATA,
        clock);
  }
}
