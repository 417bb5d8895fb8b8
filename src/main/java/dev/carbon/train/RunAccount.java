package dev.carbon.train;

import dev.carbon.footprint.Embodied;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.NodeEnergy;
import dev.carbon.footprint.Savings;
import dev.carbon.footprint.Site;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobStatus;
import dev.carbon.placement.Baseline;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.placement.Transfer;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run cost the planet and the purse, by the intensities of its plan, the transfer of its
 * data included. Pure arithmetic.
 *
 * @param isPreview whether this is what the plan promises, rather than what a run came to
 * @param duration that the job ran
 * @param node its energy without the building; empty when unknown
 * @param embodied its share of what making the cloud's machines emitted; empty when unknown, and
 *     for a rehearsal
 */
record RunAccount(
    TrainPlan plan,
    boolean isPreview,
    Optional<Duration> duration,
    Optional<NodeEnergy> node,
    Optional<Embodied> embodied) {
  /** Two clocks measure a rehearsal: carbon's and its bootstrap's. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  /** The account of a run that has not run. */
  static RunAccount ofPlan(TrainPlan plan) {
    return new RunAccount(plan, true, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The account of a run of which nothing is known. */
  static RunAccount unknown(TrainPlan plan) {
    return new RunAccount(plan, false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The account of a run that ended.
   *
   * <p>A local run is modelled from the processor time that its bootstrap measured, a cloud run
   * from its machines at full load for as long as the job ran.
   */
  static RunAccount of(
      TrainPlan plan, EnergyModel model, Optional<JobStatus> status, Optional<JobMetrics> metrics) {
    Optional<Duration> seen = status.flatMap(RunAccount::duration);
    Optional<JobMetrics> credible = metrics.filter(each -> isWithin(seen, each.wall()));
    Optional<Duration> duration = seen.or(() -> credible.map(JobMetrics::wall));
    return plan.backend().isRehearsal()
        ? new RunAccount(
            plan,
            false,
            duration,
            credible.flatMap(each -> rehearsalEnergy(model, each)),
            Optional.empty())
        : new RunAccount(
            plan,
            false,
            duration,
            duration.flatMap(time -> model.energy(plan.workers(), time)),
            duration.flatMap(time -> model.embodied(plan.workers(), time)));
  }

  /** What the run used and caused, the transfer of its data included. */
  Footprint footprint() {
    Footprint machines =
        node.map(
                energy ->
                    EnergyModel.footprint(
                        energy, Site.of(chosen().region()), chosen().intensity().value(), cost()))
            .orElseGet(() -> Footprint.ofCost(cost()))
            .withEmbodied(embodied);
    return plan.transfer().map(moved -> chosen().withTransfer(machines)).orElse(machines);
  }

  /** Against the baseline, each with the transfer of the data to where it would have run. */
  Savings savings() {
    Ranking ranking = plan.ranking();
    Baseline baseline = ranking.baseline();
    Optional<Grams> own = with(chosen().transferGrams(), gramsAt(chosen().effective()));
    Optional<Grams> other =
        with(baseline.transferGrams(), baseline.effective().flatMap(this::gramsAt));
    return new Savings(
        baseline.region().id(),
        other,
        other.flatMap(grams -> own.map(grams::minus)),
        dataMoves() ? percent(own, other) : percentOfThePlan(),
        with(ranking.meanTransferGrams(), gramsAt(new GramsPerKwh(ranking.meanEffective()))));
  }

  /** What the same energy emitted on this machine's own grid, without a data centre around it. */
  Optional<Grams> localGrams() {
    return plan.ranking().localGrid().flatMap(figure -> gramsAt(figure.value()));
  }

  private Optional<Grams> gramsAt(GramsPerKwh effective) {
    return node.map(energy -> energy.energy().at(effective));
  }

  /** With what moving the data emits, where it is moved at all; empty when either is unknown. */
  private Optional<Grams> with(Optional<Grams> moving, Optional<Grams> machines) {
    return Transfer.sum(machines, plan.transfer(), transfer -> moving, Grams::plus);
  }

  /** Whether the grams depend on more than energy and grid, be it here or in the baseline. */
  private boolean dataMoves() {
    Optional<Transfer> other = plan.transfer().flatMap(own -> plan.ranking().baseline().transfer());
    return Stream.of(plan.transfer(), other).flatMap(Optional::stream).anyMatch(Transfer::moves);
  }

  /** Where no data moves the energy cancels out: then it need not be known before the run. */
  private Optional<Double> percentOfThePlan() {
    return plan.ranking()
        .baseline()
        .effective()
        .filter(grams -> isPreview || node.isPresent())
        .flatMap(grams -> percent(chosen().effective().value(), grams.value()));
  }

  private static Optional<Double> percent(Optional<Grams> own, Optional<Grams> other) {
    return own.flatMap(ours -> other.flatMap(theirs -> percent(ours.value(), theirs.value())));
  }

  private static Optional<Double> percent(double own, double other) {
    return other > 0 ? Optional.of(100 * (1 - own / other)) : Optional.empty();
  }

  private RankedRegion chosen() {
    return plan.chosen();
  }

  /** Of the machines alone. */
  private Optional<Dollars> cost() {
    return plan.pricePerHour().flatMap(price -> duration.map(price::over));
  }

  private static Optional<Duration> duration(JobStatus status) {
    return status
        .startedAt()
        .flatMap(start -> status.endedAt().map(end -> Duration.between(start, end)))
        .filter(duration -> !duration.isNegative());
  }

  /** The script cannot have run longer than its job: then somebody wrote over the metrics. */
  private static boolean isWithin(Optional<Duration> seen, Duration wall) {
    return seen.map(most -> wall.compareTo(most.plus(CLOCK_TOLERANCE)) <= 0).orElse(true);
  }

  private static Optional<NodeEnergy> rehearsalEnergy(EnergyModel model, JobMetrics metrics) {
    return metrics
        .memoryBytes()
        .map(
            bytes ->
                model.energyOfComputer(
                    metrics.processors(), bytes, metrics.busyShare(), metrics.wall()));
  }
}
