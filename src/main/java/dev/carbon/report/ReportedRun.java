package dev.carbon.report;

import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.Savings;
import dev.carbon.footprint.WholeRun;
import dev.carbon.intensity.Intensity;
import dev.carbon.placement.RankedRegion;
import dev.carbon.region.Price;
import dev.carbon.staging.RunId;
import dev.carbon.train.BackendKind;
import dev.carbon.train.PastRun;
import dev.carbon.train.RefusedAttempt;
import dev.carbon.train.RunState;
import dev.carbon.train.RunSummary;
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One run as a report tells of it: little enough that many fit into memory, where the words that
 * are alike in most of them are held once.
 *
 * @param begun when its plan was made
 * @param ended empty while it may go on
 * @param duration that its jobs ran, those of earlier attempts too; empty when unknown
 * @param region that was chosen; of a rehearsal the one whose grid its energy is priced with
 * @param workers in words: {@code 2 x a2-highgpu-1g}
 * @param source of the intensity, and what it counts: {@code google-annual}, {@code average},
 *     {@code direct}
 * @param intensity of the grid as planned, without the PUE
 * @param grid which grid that is of, and when
 * @param pue of the region
 * @param pueYear that it was measured in, where its source says so
 * @param priceDate of the list price; empty when nothing is paid or the price is unknown
 * @param footprint of all its attempts; unknown while it may go on
 * @param details of its last attempt whose job ran, without the hours; empty when nothing is known
 * @param earlier the same of the attempts before it whose jobs ran
 * @param regionsBefore in how many regions jobs of it ran before it came to {@code region}
 * @param savings against its plan's baseline
 * @param labels that the user gave it
 */
public record ReportedRun(
    RunId run,
    RunState state,
    BackendKind backend,
    Instant begun,
    Optional<Instant> ended,
    Optional<Duration> duration,
    String region,
    String workers,
    Source source,
    GramsPerKwh intensity,
    Grid grid,
    double pue,
    Optional<Year> pueYear,
    Optional<LocalDate> priceDate,
    Footprint footprint,
    Optional<FootprintDetails> details,
    List<Optional<FootprintDetails>> earlier,
    int regionsBefore,
    Optional<Savings> savings,
    Map<String, String> labels) {

  public ReportedRun {
    earlier = List.copyOf(earlier);
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** Where an intensity came from and what it counts, each in one word. */
  public record Source(String name, String signal, String accounting) {}

  /**
   * What an intensity is the figure of.
   *
   * @param zone of the grid
   * @param from start of the interval
   * @param isYearly whether it is the average of a year, rather than a figure of that hour
   */
  public record Grid(String zone, Instant from, boolean isYearly) {}

  /** What its history says of a run. */
  public static ReportedRun of(PastRun past) {
    RunSummary summary = past.summary();
    TrainPlan plan = past.plan();
    Optional<TrainOutcome> outcome = past.outcome();
    RankedRegion chosen = plan.chosen();
    List<Optional<FootprintDetails>> known = outcome.map(ReportedRun::details).orElse(List.of());
    return new ReportedRun(
        summary.run(),
        summary.state(),
        summary.backend(),
        summary.startedAt(),
        summary.endedAt(),
        outcome.flatMap(TrainOutcome::ran),
        summary.region(),
        plan.workers().toString().intern(),
        source(plan),
        chosen.intensity().value(),
        grid(chosen.intensity()),
        chosen.region().pue().value(),
        chosen.region().pue().year(),
        plan.pricePerHour().map(Price::asOf),
        outcome.map(TrainOutcome::footprint).orElseGet(() -> Footprint.ofCost(Optional.empty())),
        known.isEmpty() ? Optional.empty() : known.get(known.size() - 1),
        known.isEmpty() ? List.of() : known.subList(0, known.size() - 1),
        outcome.map(ReportedRun::regionsBefore).orElse(0),
        outcome.map(TrainOutcome::savings),
        summary.labels());
  }

  private static Grid grid(Intensity figure) {
    return new Grid(figure.zone().id(), figure.validFrom(), figure.isYearly());
  }

  private static int regionsBefore(TrainOutcome outcome) {
    return (int) outcome.earlier().stream().filter(RefusedAttempt::hasRun).count();
  }

  /** Those of each attempt whose job ran, the last one last. */
  private static List<Optional<FootprintDetails>> details(TrainOutcome outcome) {
    return outcome.detailsOfAll().stream()
        .map(attempt -> attempt.map(FootprintDetails::withoutGrid))
        .toList();
  }

  private static Source source(TrainPlan plan) {
    var kind = plan.ranking().kind();
    return new Source(
        kind.source().value(), kind.signal().word().intern(), kind.accounting().word().intern());
  }

  /** Whether jobs of it ran in other regions than {@link #region}. */
  public boolean hasMoved() {
    return regionsBefore > 0;
  }

  /** Whether what is known of its last job is of {@link #region}, rather than of one before it. */
  public boolean ranInItsRegion() {
    return earlier.size() == regionsBefore;
  }

  /** The one in {@link #region}, and those before it whose jobs ran. */
  public int attempts() {
    return regionsBefore + 1;
  }

  /** How its footprint came about, over all attempts whose jobs ran. */
  public WholeRun wholeRun() {
    return WholeRun.of(earlier, details);
  }

  /** Of every attempt: whose figures its grams are by. */
  public Set<Source> sources() {
    Set<Source> all = new HashSet<>(Set.of(source));
    earlier.stream()
        .flatMap(Optional::stream)
        .flatMap(known -> known.carbon().stream())
        .map(OperationalCarbon::kind)
        .map(kind -> new Source(kind.source(), kind.signal(), kind.accounting()))
        .forEach(all::add);
    return all;
  }

  /** Whether its grams are by the intensity of each hour, rather than of the plan or of a year. */
  public boolean isPricedByHour() {
    return !grid.isYearly() && details.flatMap(FootprintDetails::carbon).isPresent();
  }

  /** Whether it trained on this machine, and its figures are of what might have been. */
  public boolean isRehearsal() {
    return backend.isRehearsal();
  }
}
