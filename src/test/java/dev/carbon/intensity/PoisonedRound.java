package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.placement.ExcludedRegion;
import dev.carbon.placement.RankedRegion;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One made-up ranking: some regions, and what a service answers about the zones of each. */
final class PoisonedRound {
  /** Five in a row, and nobody is asked any more. */
  private static final double ROUNDING = 1e-12;

  private static final int MOST_FAILURES = 4;

  private final Coverage coverage;
  private final List<Region> candidates;
  private final Map<GridZone, MadeUpAnswer> answers = new TreeMap<>();

  private PoisonedRound(Coverage coverage, List<Region> candidates) {
    this.coverage = coverage;
    this.candidates = candidates;
  }

  /**
   * Some of {@code regions}.
   *
   * @param most how many of them the source may know; one at least it does
   */
  static PoisonedRound any(Collection<Region> regions, Coverage coverage, int most, Random random) {
    List<Region> covered = shuffled(regions, random);
    covered.removeIf(region -> coverage.zoneOf(region).isEmpty());
    List<Region> others = shuffled(regions, random);
    others.removeAll(covered);
    List<Region> candidates = new ArrayList<>(some(covered, 1, most, random));
    candidates.addAll(some(others, 0, 1, random));
    Collections.shuffle(candidates, random);
    return new PoisonedRound(coverage, candidates);
  }

  /** Makes up an answer for each zone, sound or poisoned. */
  void ask(MadeUpAnswers service, Random random) {
    double poison = random.nextDouble();
    for (Region region : candidates) {
      coverage
          .zoneOf(region)
          .ifPresent(
              zone ->
                  answers.computeIfAbsent(
                      zone,
                      each ->
                          random.nextDouble() < poison
                              ? poisoned(service, each, random)
                              : service.sound(each, random)));
    }
  }

  List<Region> candidates() {
    return List.copyOf(candidates);
  }

  Map<GridZone, MadeUpAnswer> answers() {
    return Collections.unmodifiableMap(answers);
  }

  /** Whether so many regions have a sound answer that there has to be a ranking. */
  boolean canRank(boolean partial) {
    long sound = candidates.stream().filter(region -> expected(region).isPresent()).count();
    return sound > 0 && (partial || 2 * sound >= candidates.size());
  }

  /** Fails unless each region is where its answer puts it. */
  void requireJust(IntensityKind kind, List<RankedRegion> ranked, List<ExcludedRegion> excluded) {
    for (Region region : candidates) {
      Optional<MadeUpAnswer> answer = coverage.zoneOf(region).map(answers::get);
      Supplier<String> story =
          () -> region.id() + ": " + answer + " made " + ranked + " and " + excluded;
      Optional<RankedRegion> in = only(ranked, each -> each.region().equals(region));
      Optional<ExcludedRegion> out = only(excluded, each -> each.region().equals(region.id()));
      assertEquals(expected(region).isPresent(), in.isPresent(), story);
      assertEquals(expected(region).isEmpty(), out.isPresent(), story);
      in.ifPresent(each -> requireExact(kind, each.intensity(), region, story));
      out.ifPresent(each -> requireExplained(answer, each, story));
    }
    assertEquals(candidates.size(), ranked.size() + excluded.size());
    requireOrder(ranked);
  }

  private void requireExact(
      IntensityKind kind, Intensity intensity, Region region, Supplier<String> story) {
    double grams = expected(region).orElseThrow();
    assertEquals(grams, intensity.value().value(), grams * 1e-12, story);
    assertEquals(coverage.zoneOf(region), Optional.of(intensity.zone()), story);
    assertEquals(kind, intensity.kind(), story);
  }

  private static void requireExplained(
      Optional<MadeUpAnswer> answer, ExcludedRegion excluded, Supplier<String> story) {
    GapReason reason = answer.flatMap(MadeUpAnswer::reason).orElse(GapReason.NO_DATA);
    assertEquals(reason.name(), excluded.reason().name(), story);
    assertFalse(excluded.message().isBlank(), story);
  }

  /**
   * Cleanest first, by what the answers say and not by what the ranking says of them; a dirtier
   * region stands before a cleaner one only when they are within 1 % and it is cheaper.
   */
  private void requireOrder(List<RankedRegion> ranked) {
    for (int i = 1; i < ranked.size(); i++) {
      RankedRegion before = ranked.get(i - 1);
      RankedRegion after = ranked.get(i);
      double least = effective(after) * (1 + ROUNDING);
      assertTrue(
          effective(before) <= least
              || (effective(before) <= least * 1.01 && dollars(before) < dollars(after)),
          before + " before " + after);
    }
  }

  private double effective(RankedRegion ranked) {
    return expected(ranked.region()).orElseThrow() * ranked.region().pue().value();
  }

  private static double dollars(RankedRegion ranked) {
    return ranked.candidate().dollarsPerHour().orElse(Double.POSITIVE_INFINITY);
  }

  private Optional<Double> expected(Region region) {
    return coverage
        .zoneOf(region)
        .map(answers::get)
        .filter(MadeUpAnswer::isSound)
        .map(answer -> answer.gramsPerKwh().orElseThrow());
  }

  private MadeUpAnswer poisoned(MadeUpAnswers service, GridZone zone, Random random) {
    MadeUpAnswer answer = service.poisoned(zone, random);
    boolean tooMany =
        answers.values().stream().filter(PoisonedRound::isFailure).count() >= MOST_FAILURES;
    return tooMany && isFailure(answer) ? service.sound(zone, random) : answer;
  }

  private static boolean isFailure(MadeUpAnswer answer) {
    return answer.reason().equals(Optional.of(GapReason.UPSTREAM));
  }

  private static <T> Optional<T> only(List<T> several, Predicate<T> wanted) {
    List<T> found = several.stream().filter(wanted).toList();
    assertTrue(found.size() < 2, found::toString);
    return found.stream().findFirst();
  }

  private static List<Region> shuffled(Collection<Region> regions, Random random) {
    List<Region> shuffled = new ArrayList<>(regions);
    shuffled.sort(Comparator.comparing(Region::id));
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static List<Region> some(List<Region> regions, int least, int most, Random random) {
    int count = least + random.nextInt(most - least + 1);
    return regions.subList(0, Math.min(count, regions.size()));
  }
}
