package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.job.Code;
import dev.carbon.job.JobAccess;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.Resources;
import dev.carbon.placement.Baseline;
import dev.carbon.placement.Candidate;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.placement.Preference;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.placement.Refused;
import dev.carbon.placement.Requests;
import dev.carbon.placement.Transfer;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridZone;
import dev.carbon.region.Host;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import dev.carbon.region.Places;
import dev.carbon.region.Price;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import dev.carbon.region.Water;
import dev.carbon.region.Workers;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.RunId;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Small plans with round numbers: 100 g/kWh and PUE 1.1 against a baseline of 400 and 1.25. */
final class Plans {
  static final RegionId CHOSEN = new RegionId("europe-north1");
  static final RegionId OTHER = new RegionId("us-central1");
  static final RegionId THIRD = new RegionId("europe-west4");
  static final double CHOSEN_GRAMS = 100;
  static final double CHOSEN_PUE = 1.1;
  static final double OTHER_PUE = 1.25;

  private static final GridZone ZONE = new GridZone("FI");

  private static final IntensityKind KIND =
      new IntensityKind(new SourceName("made-up"), Signal.AVERAGE, Accounting.LIFECYCLE);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Map<List<Object>, PlanMemo> MEMOS = new ConcurrentHashMap<>();
  static final RunId RUN = new RunId("r-" + "a".repeat(26));

  Code code = Code.none();
  BackendKind backend = BackendKind.VERTEX;
  int replicas = 1;
  Machine machine = machine();
  @Nullable Destination output;
  Optional<DataAddress> cloud = Optional.empty();
  Optional<Checkpoints> resumeFrom = Optional.empty();
  Map<String, String> labels = Map.of();
  boolean keepBucket;
  boolean onlyRegion = true;
  boolean thirdRegion;
  int maxAttempts = 5;
  @Nullable Dollars maxCost;
  boolean requireOutputs;
  Duration maxQueue = Duration.ofMinutes(30);
  double baselineGrams = 400;

  /** Of the grid of every region but the first. */
  GridZone otherZone = ZONE;

  boolean baselineKnown = true;
  @Nullable Double localGrams;
  @Nullable Double pricePerHour = 2.0;
  @Nullable String project;
  @Nullable Water water;
  Move toChosen = Move.NONE;
  Move toOther = Move.NONE;
  Move toBaseline = Move.NONE;

  TrainPlan plan(Path output) {
    RankedRegion best =
        ranked(1, CHOSEN, CHOSEN_PUE, CHOSEN_GRAMS, Optional.ofNullable(price()), toChosen);
    RankedRegion second = ranked(2, OTHER, OTHER_PUE, 400, Optional.empty(), toOther);
    Ranking ranking =
        new Ranking(
            KIND,
            Preference.CLEANEST,
            List.of(best, second),
            List.of(),
            new Baseline(
                region(OTHER, OTHER_PUE),
                baselineKnown ? Optional.of(intensity(baselineGrams, otherZone)) : Optional.empty(),
                toBaseline.transfer(),
                toBaseline.grams()),
            Optional.ofNullable(localGrams).map(Plans::intensity),
            Optional.empty(),
            List.of(),
            NOW);
    return new TrainPlan(RUN, 1, request(), ranking, destination(output), NOW);
  }

  /** The plan for the next region; there is one more, at the grid of the baseline. */
  TrainPlan after(TrainPlan plan, List<Refused> refused) {
    if (refused.size() >= 2 || onlyRegion) {
      throw new CarbonException(
          ErrorKind.NO_REGION, "no region can take the job", "widen --regions");
    }
    return next(plan, OTHER);
  }

  /** The plan for that region, at the grid of the baseline. */
  TrainPlan next(TrainPlan plan, RegionId region) {
    Ranking old = plan.ranking();
    Ranking ranking =
        new Ranking(
            old.kind(),
            old.preference(),
            afterTheFirst(region),
            List.of(),
            old.baseline(),
            old.localGrid(),
            old.data(),
            List.of(),
            NOW);
    return new TrainPlan(
        plan.run(), plan.attempt() + 1, plan.request(), ranking, plan.output(), NOW);
  }

  private List<RankedRegion> afterTheFirst(RegionId region) {
    RankedRegion next = ranked(1, region, OTHER_PUE, 400, Optional.ofNullable(price()), toOther);
    return thirdRegion
        ? List.of(next, ranked(2, THIRD, OTHER_PUE, 500, Optional.empty(), Move.NONE))
        : List.of(next);
  }

  private Destination destination(Path folder) {
    return output == null ? new Destination.Home(folder) : output;
  }

  /** Moving the job's data somewhere, and what that emits. */
  record Move(Optional<Transfer> transfer, Optional<Grams> grams) {
    static final Move NONE = new Move(Optional.empty(), Optional.empty());

    static Move of(double gigabytes, @Nullable Double dollars, @Nullable Double grams) {
      return new Move(
          Optional.of(
              new Transfer(
                  gigabytes,
                  new KilowattHours(gigabytes * Transfer.KWH_PER_GIGABYTE),
                  Optional.ofNullable(dollars).map(Dollars::new),
                  Duration.ofHours(1))),
          Optional.ofNullable(grams).map(Grams::new));
    }
  }

  /** The plans' own regions, with the hardware there is. */
  private Catalogue catalogue() {
    return new Catalogue(
        new Regions(List.of(region(CHOSEN, CHOSEN_PUE), region(OTHER, OTHER_PUE))),
        Requests.CATALOGUE.hardware(),
        Requests.CATALOGUE.prices(),
        Requests.CATALOGUE.transferPrices());
  }

  /** Plans of these regions as text; to make one takes longer than a run, so they are shared. */
  PlanMemo memo() {
    return MEMOS.computeIfAbsent(
        List.of(Optional.ofNullable(water), otherZone), same -> new PlanMemo(catalogue()));
  }

  /** One processor core of the common sort and no accelerator. */
  static Machine machine() {
    return new Machine(
        new MachineType(
            "n1-standard-4", Optional.of(new Host(4, 15, "GCP median")), Map.of(), List.of()),
        Optional.empty());
  }

  /** So many A100 beside the processors that are usual for one. */
  static Machine withAccelerators(int count) {
    return new Machine(
        Requests.CATALOGUE.hardware().machine("a2-highgpu-" + count + "g").orElseThrow(),
        Optional.of(
            new AcceleratorRequest(
                Requests.CATALOGUE.hardware().accelerator("a100").orElseThrow(), count)));
  }

  private TrainRequest request() {
    PlacementRequest placement = placement();
    return new TrainRequest(
        backend,
        JobSpecs.task(List.of("--epochs", "3"), Map.of()),
        code,
        placement,
        Resources.standard(placement.workers()),
        JobAccess.DEFAULT,
        new Limits(Duration.ofHours(24), maxQueue, maxAttempts, Optional.ofNullable(maxCost)),
        new OutputRequest(Optional.empty(), cloud, requireOutputs, keepBucket, false, resumeFrom),
        labels);
  }

  private PlacementRequest placement() {
    Requests requests =
        Requests.of(List.of(CHOSEN, OTHER)).workers(new Workers(machine, replicas)).baseline(OTHER);
    return project == null ? requests.build() : requests.project(project).build();
  }

  private @Nullable Price price() {
    return pricePerHour == null
        ? null
        : new Price(new Dollars(pricePerHour), LocalDate.parse("2026-01-01"));
  }

  private RankedRegion ranked(
      int rank, RegionId id, double pue, double grams, Optional<Price> price, Move move) {
    return new RankedRegion(
        rank,
        new Candidate(region(id, pue), Places.onDemand(price), Optional.empty(), move.transfer()),
        intensity(grams, id.equals(CHOSEN) ? ZONE : otherZone),
        move.grams(),
        OptionalDouble.empty());
  }

  private Region region(RegionId id, double pue) {
    GridZone zone = id.equals(CHOSEN) ? ZONE : otherZone;
    return Places.region(id.value(), zone, pue, Optional.ofNullable(water));
  }

  private static Intensity intensity(double grams) {
    return intensity(grams, ZONE);
  }

  private static Intensity intensity(double grams, GridZone zone) {
    return new Intensity(
        new GramsPerKwh(grams), zone, NOW, Duration.ofHours(1), KIND, Estimation.UNKNOWN);
  }
}
