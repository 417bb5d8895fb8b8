package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.intensity.ChosenSource;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.Options;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.SourceWish;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.testing.Cases;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The questions of a survey are put at once, and whichever is answered first changes nothing. */
class QuestionOrderTest {
  private static final int CASES = 10_000;
  private static final Clock CLOCK = Clock.fixed(Situation.NOW, ZoneOffset.UTC);

  private final RegionRanker ranker = Situation.ranker(Optional.empty(), Preference.CLEANEST);

  @Test
  void theOrderOfTheQuestionsChangesNothing() {
    Cases.check(
        20260303,
        CASES,
        random -> {
          Situation situation = new Situation(random);
          RegionRanker.Result inOrder = rank(situation, situation.readings());
          RegionRanker.Result asked = rank(situation, ask(situation, situation.shuffledZones()));
          assertEquals(inOrder.ranked(), asked.ranked());
          assertEquals(reasons(inOrder), reasons(asked));
        });
  }

  /** Who says why in which words is not the same before and after a survey. */
  private static List<String> reasons(RegionRanker.Result result) {
    return result.excluded().stream().map(each -> each.region() + " " + each.reason()).toList();
  }

  private RegionRanker.Result rank(
      Situation situation, Map<? extends GridLocation, Reading> readings) {
    return ranker.rank(Situation.judge(readings), situation.coverage(), situation.candidates());
  }

  private static Map<GridLocation, Reading> ask(Situation situation, List<GridZone> zones) {
    FakeIntensitySource source = new FakeIntensitySource(Situation.KIND);
    situation.readings().forEach((zone, reading) -> source.with(zone.id(), reading));
    ChosenSource chosen =
        ChosenSource.of(
                Options.of(source, SourceTier.KEYED, situation.coverage()), SourceWish.ANY, CLOCK)
            .orElseThrow();
    FigureSurvey survey =
        new FigureSurvey(
            new IntensitySurvey(Duration.ofSeconds(20)), new MemoryCache(CLOCK), CLOCK);
    return survey.latest(chosen, Situation.MAX_AGE, zones, survey.deadline()).readings();
  }
}
