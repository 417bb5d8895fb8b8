package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.RegionRefusal;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Reading;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.testing.Cases;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of every placement, whatever is wanted and however the grids are. */
class PlacementPropertyTest {
  private static final int CASES = 1000;

  @Test
  void everyCandidateIsEitherRankedOrExcludedOnceWithAReason() {
    Cases.check(
        31,
        CASES,
        random -> {
          MadeUpPlacement placement = new MadeUpPlacement(random);
          PlainRanking outcome = placement.outcome();
          List<RegionId> told = new ArrayList<>(ids(outcome));
          outcome.excluded().forEach(each -> told.add(each.region()));
          assertEquals(placement.candidates.size(), told.size());
          assertEquals(placement.candidates, Set.copyOf(told));
          outcome
              .excluded()
              .forEach(each -> assertTrue(!each.message().isBlank(), each.toString()));
        });
  }

  @Test
  void theSameFiguresGiveTheSameOrderWhateverOrderTheyComeIn() {
    Cases.check(
        32,
        CASES,
        random -> {
          MadeUpPlacement placement = new MadeUpPlacement(random);
          assertEquals(placement.outcome().ranked(), placement.outcome().ranked());
          List<RankedRegion> ranked = placement.outcome().ranked();
          for (int i = 0; i < ranked.size(); i++) {
            assertEquals(i + 1, ranked.get(i).rank());
          }
        });
  }

  /** Whatever the reason is that a region is out for. */
  @Test
  void addingAnExcludedRegionNeverChangesTheOthers() {
    AtomicInteger added = new AtomicInteger();
    Cases.check(
        33,
        CASES,
        random -> {
          MadeUpPlacement placement = new MadeUpPlacement(random);
          placement.maxIncrease = increase(random);
          Optional<Region> other = placement.anyOther();
          if (other.isEmpty()) {
            return;
          }
          MadeUpPlacement more = placement.copy();
          more.candidates.add(other.get().id());
          keepOut(more, other.get(), random);
          PlainRanking outcome = more.outcome();
          if (outcome.excluded().stream().anyMatch(e -> e.region().equals(other.get().id()))) {
            added.incrementAndGet();
            placement.readings.putAll(more.readings);
            assertEquals(placement.outcome().ranked(), outcome.ranked());
          }
        });
    assertTrue(added.get() > CASES / 2, added + " regions were added");
  }

  @Test
  void tighteningALimitNeverAddsACandidate() {
    AtomicInteger fewer = new AtomicInteger();
    Cases.check(
        34,
        CASES,
        random -> {
          MadeUpPlacement placement = new MadeUpPlacement(random);
          MadeUpPlacement tighter = placement.copy();
          tighten(tighter, random);
          Set<RegionId> before = new HashSet<>(ids(placement.outcome()));
          List<RegionId> after = ids(tighter.outcome());
          assertTrue(before.containsAll(after), "from " + before + " to " + after);
          fewer.addAndGet(after.size() < before.size() ? 1 : 0);
        });
    assertTrue(fewer.get() > CASES / 10, fewer + " limits took a candidate away");
  }

  @Test
  void aSmallerIncreaseNeverAddsACandidateAndNeverTakesTheCheapest() {
    Cases.check(
        35,
        CASES,
        random -> {
          MadeUpPlacement wide = new MadeUpPlacement(random);
          MadeUpPlacement narrow = wide.copy();
          narrow.maxIncrease = increase(random);
          wide.maxIncrease =
              random.nextBoolean()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(narrow.maxIncrease.getAsDouble() + random.nextInt(50));
          List<RegionId> before = ids(wide.outcome());
          PlainRanking after = narrow.outcome();
          assertTrue(before.containsAll(ids(after)));
          assertEquals(cheapest(wide.outcome()), cheapest(after));
        });
  }

  @Test
  void aWholeWeightIsThePlainOrder() {
    Cases.check(
        36,
        CASES,
        random -> {
          MadeUpPlacement placement = new MadeUpPlacement(random);
          double weight = 0.1 + random.nextDouble() * 9;
          placement.preference = Preference.ofWeights(weight, 0);
          List<RankedRegion> weighed = placement.outcome().ranked();
          placement.preference = Preference.CLEANEST;
          assertEquals(placement.outcome().ranked(), weighed);
          placement.preference = Preference.ofWeights(0, weight);
          weighed = placement.outcome().ranked();
          placement.preference = Preference.CHEAPEST;
          assertEquals(placement.outcome().ranked(), weighed);
        });
  }

  @Test
  void inThePriceOrderPricesNeverFallAndUnknownOnesComeLast() {
    Cases.check(
        37,
        CASES,
        random -> {
          MadeUpPlacement placement = new MadeUpPlacement(random);
          placement.preference = Preference.CHEAPEST;
          double last = 0;
          for (RankedRegion region : placement.outcome().ranked()) {
            double price = region.candidate().dollarsPerHour().orElse(Double.POSITIVE_INFINITY);
            assertTrue(price >= last);
            last = price;
          }
        });
  }

  /** One per cent is what two decimals of the PUE leave open. */
  @Test
  void theFirstOfTheCarbonOrderIsTheCheapestOfThoseThatNothingTellsFromTheCleanest() {
    AtomicInteger notTheCleanest = new AtomicInteger();
    Cases.check(
        38,
        CASES,
        random -> {
          MadeUpPlacement placement = new MadeUpPlacement(random);
          placement.preference = Preference.CLEANEST;
          List<RankedRegion> ranked = placement.outcome().ranked();
          if (ranked.isEmpty()) {
            return;
          }
          double least = ranked.stream().mapToDouble(PlacementPropertyTest::grams).min().orElse(0);
          RankedRegion first = ranked.get(0);
          assertTrue(grams(first) <= least * 1.01);
          for (RankedRegion other : ranked) {
            if (grams(other) <= least * 1.01) {
              assertTrue(dollars(first) <= dollars(other));
            }
          }
          for (int i = 1; i < ranked.size(); i++) {
            assertTrue(grams(ranked.get(i)) >= grams(ranked.get(i - 1)) / 1.01);
          }
          notTheCleanest.addAndGet(grams(first) > least ? 1 : 0);
        });
    assertTrue(notTheCleanest.get() > 5, notTheCleanest + " were cheaper and as clean");
  }

  @Test
  void theFirstByWeightsIsBeatenByNobodyInBoth() {
    Cases.check(
        39,
        CASES,
        random -> {
          MadeUpPlacement placement = new MadeUpPlacement(random);
          placement.preference = Preference.ofWeights(1 + random.nextInt(9), 1 + random.nextInt(9));
          List<RankedRegion> ranked = placement.outcome().ranked();
          double last = 0;
          for (RankedRegion region : ranked) {
            assertEquals(
                region.candidate().dollarsPerHour().isPresent(), region.score().isPresent());
            double score = region.score().orElse(1);
            assertTrue(score >= last && score <= 1 + 1e-12, ranked.toString());
            last = score;
            RankedRegion first = ranked.get(0);
            assertTrue(
                !(grams(region) < grams(first) && dollars(region) < dollars(first)),
                region + " beats " + first);
          }
        });
  }

  private static void keepOut(MadeUpPlacement placement, Region region, Random random) {
    switch (random.nextInt(5)) {
      case 0 -> placement.excluded.add(region.id());
      case 1 -> placement.refuse(region.id(), RegionRefusal.POLICY);
      case 2 -> placement.refuse(region.id(), RegionRefusal.QUOTA);
      case 3 -> {
        boolean shared =
            placement.candidates.stream()
                .map(id -> Requests.CATALOGUE.regions().get(id))
                .anyMatch(
                    each -> each.zone().equals(region.zone()) && !each.id().equals(region.id()));
        if (!shared) {
          placement.readings.put(region.zone(), Reading.gap(GapReason.STALE, "old"));
        }
      }
      default -> {
        // Left to its own price, accelerator or country.
      }
    }
  }

  private static void tighten(MadeUpPlacement placement, Random random) {
    switch (random.nextInt(6)) {
      case 0 ->
          placement.maxPrice =
              Optional.of(
                  new Dollars(
                      placement.maxPrice.map(Dollars::value).orElse(placement.price())
                          * random.nextDouble()));
      case 1 ->
          placement.maxIntensity =
              Optional.of(
                  new GramsPerKwh(
                      placement.maxIntensity.map(GramsPerKwh::value).orElse(700.0)
                          * random.nextDouble()));
      case 2 -> placement.excluded.add(placement.anyCandidate());
      case 3 ->
          placement.refuse(
              placement.anyCandidate(), Cases.any(random, List.of(RegionRefusal.values())));
      case 4 -> {
        if (placement.countries.isEmpty()) {
          placement.candidates.stream()
              .map(id -> Requests.CATALOGUE.regions().get(id))
              .forEach(placement::allow);
        }
        if (placement.countries.size() > 1) {
          placement.countries.remove(Cases.any(random, List.copyOf(placement.countries)));
        }
      }
      default -> {
        if (placement.candidates.size() > 1) {
          placement.candidates.remove(placement.anyCandidate());
        }
      }
    }
  }

  private static OptionalDouble increase(Random random) {
    return OptionalDouble.of(random.nextInt(40));
  }

  private static OptionalDouble cheapest(PlainRanking outcome) {
    return outcome.ranked().stream()
        .map(region -> region.candidate().dollarsPerHour())
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .min();
  }

  private static double grams(RankedRegion region) {
    return region.intensity().value().value() * region.region().pue().value();
  }

  private static double dollars(RankedRegion region) {
    return region.candidate().dollarsPerHour().orElse(Double.POSITIVE_INFINITY);
  }

  private static List<RegionId> ids(PlainRanking outcome) {
    return outcome.ranked().stream().map(each -> each.region().id()).collect(Collectors.toList());
  }
}
