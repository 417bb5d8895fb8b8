package dev.carbon.placement;

import dev.carbon.error.RegionRefusal;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.Reading;
import dev.carbon.region.Accelerator;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridZone;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.Workers;
import dev.carbon.testing.Cases;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A job, limits, refusals and the state of every grid, made up at random over the real regions,
 * machines and prices; and what becomes of it without asking anybody.
 */
final class MadeUpPlacement {
  private static final Catalogue CATALOGUE = Requests.CATALOGUE;
  private static final List<Region> REGIONS = List.copyOf(CATALOGUE.regions().all());

  final Set<RegionId> candidates = new HashSet<>();
  final Set<RegionId> excluded = new HashSet<>();
  final Set<String> countries = new TreeSet<>();
  final List<Refused> refusals = new ArrayList<>();
  final Map<GridZone, Reading> readings = new HashMap<>();
  final Workers workers;
  Optional<Dollars> maxPrice = Optional.empty();
  OptionalDouble maxIncrease = OptionalDouble.empty();
  Optional<GramsPerKwh> maxIntensity = Optional.empty();
  Preference preference = Preference.CLEANEST;

  private final Random random;

  MadeUpPlacement(Random random) {
    this.random = random;
    this.workers = workers(random);
    for (Region region : REGIONS) {
      if (random.nextInt(3) > 0) {
        candidates.add(region.id());
      }
      readings.put(region.zone(), reading(region.zone()));
    }
    candidates.add(Cases.any(random, REGIONS).id());
    if (random.nextInt(3) == 0) {
      excluded.add(anyCandidate());
    }
    if (random.nextInt(4) == 0) {
      REGIONS.stream().filter(each -> random.nextBoolean()).forEach(this::allow);
    }
    if (random.nextInt(3) == 0) {
      refuse(anyCandidate(), Cases.any(random, List.of(RegionRefusal.values())));
    }
    maxPrice = random.nextInt(3) == 0 ? Optional.of(new Dollars(price())) : Optional.empty();
    if (random.nextInt(3) == 0) {
      maxIntensity = Optional.of(new GramsPerKwh(100 + random.nextInt(500)));
    }
    preference =
        switch (random.nextInt(3)) {
          case 0 -> Preference.CLEANEST;
          case 1 -> Preference.CHEAPEST;
          default -> Preference.ofWeights(1 + random.nextInt(9), 1 + random.nextInt(9));
        };
  }

  /** The same, to be changed by itself. */
  MadeUpPlacement copy() {
    return new MadeUpPlacement(this);
  }

  private MadeUpPlacement(MadeUpPlacement other) {
    random = other.random;
    workers = other.workers;
    candidates.addAll(other.candidates);
    excluded.addAll(other.excluded);
    countries.addAll(other.countries);
    refusals.addAll(other.refusals);
    readings.putAll(other.readings);
    maxPrice = other.maxPrice;
    maxIncrease = other.maxIncrease;
    maxIntensity = other.maxIntensity;
    preference = other.preference;
  }

  /** What becomes of it. */
  PlainRanking outcome() {
    PlacementRequest request =
        Requests.of(candidates)
            .workers(workers)
            .preference(preference)
            .constraints(new Constraints(excluded, countries, maxPrice, maxIncrease, maxIntensity))
            .build();
    CandidateFilter.Result filtered =
        new CandidateFilter(CATALOGUE, request, refusals, Optional.empty()).apply();
    List<Candidate> shuffled = new ArrayList<>(filtered.eligible());
    Collections.shuffle(shuffled, random);
    RegionRanker.Result result =
        new RegionRanker(
                new RegionRanker.Rules(
                    maxIntensity, maxIncrease, preference, refusals, RegionRanker.Data.NONE))
            .rank(Situation.judge(readings), zone -> true, shuffled);
    List<ExcludedRegion> all = new ArrayList<>(filtered.excluded());
    all.addAll(result.excluded());
    return new PlainRanking(result.ranked(), all);
  }

  RegionId anyCandidate() {
    return Cases.any(random, candidates.stream().sorted().toList());
  }

  /** A region that is not among the candidates, if there is one. */
  Optional<Region> anyOther() {
    List<Region> others =
        REGIONS.stream().filter(region -> !candidates.contains(region.id())).toList();
    return others.isEmpty() ? Optional.empty() : Optional.of(Cases.any(random, others));
  }

  void allow(Region region) {
    countries.add(region.country());
  }

  void refuse(RegionId region, RegionRefusal why) {
    refusals.add(new Refused(region, why, region + " refuses it", Situation.NOW));
  }

  /** About what such machines cost. */
  double price() {
    double typical =
        CATALOGUE
            .prices()
            .hourly(workers, new RegionId("us-central1"))
            .onDemand()
            .map(price -> price.amount().value())
            .orElse(1.0);
    return typical * (0.8 + random.nextDouble() * 0.7);
  }

  private Reading reading(GridZone zone) {
    if (random.nextInt(8) == 0) {
      return Reading.gap(GapReason.NO_DATA, "nothing about " + zone);
    }
    // Few different values, so that many regions are alike or nearly so.
    double grams = 50 * random.nextInt(13) + random.nextDouble();
    return Reading.of(
        new Intensity(
            new GramsPerKwh(grams),
            zone,
            Situation.NOW.minusSeconds(random.nextInt(3600)),
            Duration.ofHours(1),
            Situation.KIND,
            Estimation.UNKNOWN));
  }

  private static Workers workers(Random random) {
    Hardware hardware = CATALOGUE.hardware();
    Accelerator accelerator = Cases.any(random, List.copyOf(hardware.accelerators()));
    AcceleratorRequest one = new AcceleratorRequest(accelerator, 1);
    Optional<MachineType> machine = hardware.smallestFor(one);
    boolean plain = machine.isEmpty() || random.nextInt(3) == 0;
    return new Workers(
        plain
            ? new Machine(hardware.machine("n1-standard-4").orElseThrow(), Optional.empty())
            : new Machine(machine.get(), Optional.of(one)),
        1 + random.nextInt(3));
  }
}
