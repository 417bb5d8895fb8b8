package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.SourceTier;
import dev.carbon.placement.LadderRules.Verdict;
import dev.carbon.region.Catalogue;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.testing.Cases;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which source ranks, whatever sources there are and whatever they have. */
class SourceLadderPropertyTest {
  private static final int CASES = 10_000;
  private static final Clock CLOCK = Clock.fixed(Situation.NOW, ZoneOffset.UTC);

  private final Catalogue catalogue = Requests.CATALOGUE;
  private final List<Region> training =
      catalogue.regions().all().stream().filter(Region::trains).toList();

  @Test
  void theSourceThatRanksIsTheOneThatTheRulesSay() {
    Map<SourceTier, Integer> ranked = new EnumMap<>(SourceTier.class);
    Cases.check(
        20261123,
        CASES,
        random -> {
          Ladder ladder = new Ladder(training, random);
          Verdict verdict = new LadderRules(ladder).verdict();
          if (verdict.source().isPresent()) {
            Ranking ranking = survey(ladder).rank(request(ladder));
            requireJust(ladder, verdict.source().get(), ranking);
            ranked.merge(verdict.source().get().tier(), 1, Integer::sum);
          } else {
            CarbonException error =
                assertThrows(
                    CarbonException.class,
                    () -> survey(ladder).rank(request(ladder)),
                    ladder::toString);
            assertEquals(verdict.failure(), Optional.of(error.kind()), ladder::toString);
          }
          requireUnaskedUnlessWanted(ladder);
        });
    for (SourceTier tier : SourceTier.values()) {
      assertTrue(ranked.getOrDefault(tier, 0) > CASES / 100, "too alike: " + ranked);
    }
  }

  private static void requireJust(Ladder ladder, MadeUpSource source, Ranking ranking) {
    LadderRules rules = new LadderRules(ladder);
    IntensityKind kind = rules.kindOf(source).orElseThrow();
    assertEquals(kind, ranking.kind(), ladder::toString);
    ranking.ranked().forEach(each -> assertEquals(kind, each.intensity().kind()));
    ranking.baseline().intensity().ifPresent(each -> assertEquals(kind, each.kind()));
    assertEquals(
        rules.usable(source),
        ranking.ranked().stream().map(RankedRegion::region).collect(Collectors.toSet()),
        ladder::toString);
    assertEquals(ladder.candidates().size(), ranking.ranked().size() + ranking.excluded().size());
  }

  /** Averages of a year are not for who wants live figures, and a file only for who names it. */
  private static void requireUnaskedUnlessWanted(Ladder ladder) {
    boolean named = ladder.named().equals(Optional.of(ladder.trace()));
    assertTrue(named || ladder.trace().opened().isEmpty(), ladder::toString);
    for (MadeUpSource source : ladder.sources()) {
      boolean refused = ladder.wish().live() && source.tier() == SourceTier.YEARLY;
      assertFalse(refused && !source.opened().isEmpty(), ladder::toString);
    }
  }

  private RegionSurvey survey(Ladder ladder) {
    FigureSurvey figures =
        new FigureSurvey(
            new IntensitySurvey(Duration.ofSeconds(20)), new MemoryCache(CLOCK), CLOCK);
    return new RegionSurvey(
        catalogue, ladder.intensitySources(), figures, RefusalMemory.NONE, Requests.NO_DATA, CLOCK);
  }

  private PlacementRequest request(Ladder ladder) {
    Set<RegionId> candidates =
        ladder.candidates().stream().map(Region::id).collect(Collectors.toSet());
    return Requests.of(candidates)
        .source(new SourceChoice(ladder.wish(), Situation.MAX_AGE, ladder.allowPartial()))
        .baseline(ladder.candidates().get(0).id())
        .build();
  }
}
