package dev.carbon.placement;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.region.Places;
import dev.carbon.region.Price;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * One made-up case of ranking: candidates, and what a source said of their zones. Small numbers, so
 * that ties are common.
 */
final class Situation {
  static final IntensityKind KIND =
      new IntensityKind(new SourceName("fake"), Signal.AVERAGE, Accounting.DIRECT);
  private static final List<IntensityKind> OTHER_KINDS =
      List.of(
          new IntensityKind(KIND.source(), Signal.MARGINAL, KIND.accounting()),
          new IntensityKind(KIND.source(), KIND.signal(), Accounting.LIFECYCLE),
          new IntensityKind(new SourceName("other"), KIND.signal(), KIND.accounting()));

  static final Instant NOW = FakeIntensitySource.HOUR;
  static final Duration MAX_AGE = Duration.ofHours(2);

  private final Random random;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<RegionId, GridZone> known = new HashMap<>();
  private final Map<GridZone, Reading> readings = new HashMap<>();

  Situation(Random random) {
    this.random = random;
    int zones = 1 + random.nextInt(6);
    boolean ownMap = random.nextBoolean();
    for (int i = 0; i < 1 + random.nextInt(9); i++) {
      GridZone zone = new GridZone("ZZ-" + random.nextInt(zones));
      Candidate added = addCandidate("made-up" + i, zone);
      (ownMap ? onItsOwnMap(zone) : Optional.of(zone))
          .ifPresent(each -> known.put(added.region().id(), each));
    }
    for (GridZone zone : new TreeSet<>(known.values())) {
      readings.put(zone, anyReading(zone));
    }
  }

  /**
   * What the source covers: by the zones of the regions, or by a map of its own, which has one zone
   * for several regions, or none, or an own one for a region whose grid has another figure.
   */
  Coverage coverage() {
    return new Coverage() {
      @Override
      public boolean covers(GridZone zone) {
        return known.containsValue(zone);
      }

      @Override
      public Optional<GridZone> zoneOf(Region region) {
        return Optional.ofNullable(known.get(region.id()));
      }
    };
  }

  List<Candidate> candidates() {
    return List.copyOf(candidates);
  }

  Map<GridZone, Reading> readings() {
    return readings;
  }

  /** The readings in another order. */
  Map<GridZone, Reading> shuffledReadings() {
    List<Map.Entry<GridZone, Reading>> entries = new ArrayList<>(readings.entrySet());
    Collections.shuffle(entries, random);
    Map<GridZone, Reading> shuffled = new LinkedHashMap<>();
    entries.forEach(each -> shuffled.put(each.getKey(), each.getValue()));
    return shuffled;
  }

  /** The zones that there are readings of, in any order. */
  List<GridZone> shuffledZones() {
    List<GridZone> shuffled = new ArrayList<>(new TreeSet<>(readings.keySet()));
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** The readings, with one that could rank being of another kind; empty when none could. */
  Optional<Map<GridZone, Reading>> withOneOfAnotherKind() {
    List<GridZone> usable = usableZones().stream().filter(known::containsValue).toList();
    if (usable.isEmpty()) {
      return Optional.empty();
    }
    GridZone chosen = usable.get(random.nextInt(usable.size()));
    Map<GridZone, Reading> mixed = new HashMap<>(readings);
    mixed.put(chosen, figure(chosen, 100, recently(), OTHER_KINDS.get(random.nextInt(3))));
    return Optional.of(mixed);
  }

  /** The candidates in another order. */
  List<Candidate> shuffled() {
    List<Candidate> shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** Puts one more region in at any place, with an extremely clean grid that must not count. */
  RegionId addUnusable() {
    GridZone zone = new GridZone("XX-BAD");
    Candidate added = addCandidate("bad-bad" + candidates.size(), zone);
    Collections.swap(candidates, candidates.size() - 1, random.nextInt(candidates.size()));
    if (random.nextInt(4) == 0) {
      readings.put(zone, figure(zone, 0, recently()));
    } else {
      known.put(added.region().id(), zone);
      unusable(zone).ifPresent(bad -> readings.put(zone, bad));
    }
    return added.region().id();
  }

  /** Whether a ranking may use the reading of the candidate's zone, as the source knows it. */
  boolean isUsable(Candidate candidate) {
    GridZone zone = known.get(candidate.region().id());
    return zone != null && usableZones().contains(zone);
  }

  /** The zones whose reading a ranking may use, judged anew and by other means. */
  private Set<GridZone> usableZones() {
    Set<GridZone> usable = new TreeSet<>();
    readings.forEach(
        (zone, reading) -> {
          if (reading instanceof Reading.Figure figure && isGood(zone, figure.intensity())) {
            usable.add(zone);
          }
        });
    return usable;
  }

  private static boolean isGood(GridZone zone, Intensity intensity) {
    long secondsOld = NOW.getEpochSecond() - intensity.validFrom().getEpochSecond();
    boolean yearly = intensity.resolution().equals(Period.ofYears(1));
    return intensity.zone().equals(zone)
        && secondsOld >= -7200
        && (yearly || secondsOld <= MAX_AGE.toSeconds());
  }

  /** Judges readings of {@link #KIND} at {@link #NOW}. */
  static FigureJudge judge(Map<? extends GridLocation, Reading> readings) {
    return new FigureJudge(KIND, MAX_AGE, NOW, readings);
  }

  static RegionRanker ranker(Optional<GramsPerKwh> maxIntensity, Preference preference) {
    return new RegionRanker(
        new RegionRanker.Rules(
            maxIntensity, OptionalDouble.empty(), preference, List.of(), RegionRanker.Data.NONE));
  }

  private Candidate addCandidate(String name, GridZone zone) {
    Region region = Places.region(name, zone, random.nextBoolean() ? 1.1 : 1.2);
    Optional<Price> price =
        random.nextInt(3) == 0
            ? Optional.empty()
            : Optional.of(new Price(new Dollars(random.nextInt(3)), LocalDate.of(2026, 3, 1)));
    Candidate candidate =
        new Candidate(region, Places.onDemand(price), Optional.empty(), Optional.empty());
    candidates.add(candidate);
    return candidate;
  }

  private Optional<GridZone> onItsOwnMap(GridZone zone) {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.empty();
      case 1 -> {
        readings.put(zone, figure(zone, 0, recently()));
        yield Optional.of(new GridZone("OWN_" + random.nextInt(2)));
      }
      default -> Optional.of(zone);
    };
  }

  private Reading anyReading(GridZone zone) {
    return random.nextInt(4) == 0
        ? unusable(zone).orElseGet(() -> Reading.gap(GapReason.NO_DATA, "none"))
        : figure(zone, random.nextInt(4) * 100, recently());
  }

  /**
   * Nothing, a gap of any reason, or a figure of 0 g/kWh that is too old, too new or of elsewhere.
   */
  private Optional<Reading> unusable(GridZone zone) {
    GapReason[] reasons = GapReason.values();
    int choice = random.nextInt(reasons.length + 4);
    if (choice < reasons.length) {
      return Optional.of(Reading.gap(reasons[choice], "no figure for " + zone));
    }
    return switch (choice - reasons.length) {
      case 0 -> Optional.of(figure(zone, 0, NOW.minus(MAX_AGE).minusSeconds(1 + seconds())));
      case 1 -> Optional.of(figure(zone, 0, NOW.plusSeconds(7201 + seconds())));
      case 2 -> Optional.of(figure(new GridZone("AU-NT"), 0, recently()));
      default -> Optional.empty();
    };
  }

  private Instant recently() {
    return NOW.minusSeconds(random.nextInt((int) MAX_AGE.toSeconds() + 1));
  }

  private int seconds() {
    return random.nextInt(1_000_000);
  }

  private static Reading figure(GridZone zone, double gramsPerKwh, Instant validFrom) {
    return figure(zone, gramsPerKwh, validFrom, KIND);
  }

  private static Reading figure(
      GridZone zone, double gramsPerKwh, Instant validFrom, IntensityKind kind) {
    return Reading.of(
        new Intensity(
            new GramsPerKwh(gramsPerKwh),
            zone,
            validFrom,
            Duration.ofHours(1),
            kind,
            Estimation.UNKNOWN));
  }
}
