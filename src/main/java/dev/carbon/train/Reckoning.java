package dev.carbon.train;

import dev.carbon.account.CloudEnergy;
import dev.carbon.account.ComputerEnergy;
import dev.carbon.account.PlotSpans;
import dev.carbon.account.Used;
import dev.carbon.footprint.AttributedSaving;
import dev.carbon.footprint.Counterfactual;
import dev.carbon.footprint.Embodied;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.FigureKind;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.GridSpan;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.PlannedCarbon;
import dev.carbon.footprint.PlantWater;
import dev.carbon.footprint.Savings;
import dev.carbon.footprint.WaterFactors;
import dev.carbon.footprint.WaterUse;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.MeasuredUse;
import dev.carbon.placement.Baseline;
import dev.carbon.placement.Ranking;
import dev.carbon.region.Region;
import dev.carbon.region.Water;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reckons what a run came to, hour by hour: each hour's energy at what the grid emitted in that
 * hour, and at the figure of the plan where nobody tells it. Pure arithmetic.
 */
final class Reckoning {
  private static final PlantWater PLANTS = PlantWater.bundled();
  private static final Duration MIX_HOLDS = Duration.ofHours(3);

  private final TrainPlan plan;
  private final EnergyModel model;
  private final RunFacts facts;
  private final Optional<Duration> duration;
  private final Optional<Used> used;
  private final Optional<OperationalCarbon> carbon;

  Reckoning(TrainPlan plan, EnergyModel model, RunFacts facts) {
    this.plan = plan;
    this.model = model;
    this.facts = facts;
    this.duration = facts.duration();
    this.used = plan.backend().isRehearsal() ? ofRehearsal() : ofMachines();
    this.carbon = at(plan.chosen().region(), plan.chosen().intensity());
  }

  RunAccount account() {
    return new RunAccount(
        duration,
        footprint(),
        savings(),
        plan.ranking().localGrid().flatMap(this::here).flatMap(OperationalCarbon::grams),
        used.isPresent() || duration.isPresent() ? Optional.of(details()) : Optional.empty());
  }

  private Optional<Used> ofRehearsal() {
    return facts
        .metrics()
        .flatMap(
            metrics ->
                ComputerEnergy.of(
                    model, metrics, facts.begun(), facts.duration().orElse(metrics.wall())));
  }

  private Optional<Used> ofMachines() {
    Optional<MeasuredUse> measured = facts.metrics().flatMap(JobMetrics::measured);
    return CloudEnergy.of(model, plan.workers(), facts.spans(), measured, facts.observed());
  }

  /** What the run's energy emitted in a region, at the hours of the run. */
  private Optional<OperationalCarbon> at(Region region, Intensity planned) {
    return at(planned, region.pue().value());
  }

  /** On this machine's own grid there is no building to cool. */
  private Optional<OperationalCarbon> here(Intensity planned) {
    return at(planned, 1);
  }

  private Optional<OperationalCarbon> at(Intensity planned, double pue) {
    return used.map(
        each ->
            each.energy()
                .at(
                    facts.grids().timeline(planned),
                    Optional.of(facts.grids().instead(planned)),
                    pue));
  }

  private Footprint footprint() {
    Footprint machines =
        carbon
            .map(emitted -> Footprint.of(emitted, water(), cost()))
            .orElseGet(() -> Footprint.ofCost(cost()))
            .withEmbodied(embodied());
    return plan.transfer().map(moved -> plan.chosen().withTransfer(machines)).orElse(machines);
  }

  private Optional<WaterUse> water() {
    return used.flatMap(
        each ->
            plan.chosen()
                .region()
                .water()
                .map(this::factors)
                .map(
                    factors ->
                        WaterUse.of(
                            each.energy().sum().total(),
                            plan.chosen().region().pue().value(),
                            factors)));
  }

  /** A mix of long after the run says nothing of it. */
  private boolean isOfTheRun(PowerBreakdown mix) {
    List<TimeWindow> spans = facts.spans();
    Instant first = spans.isEmpty() ? facts.begun() : spans.get(0).from();
    Instant last = spans.isEmpty() ? facts.begun() : spans.get(spans.size() - 1).to();
    return !mix.validFrom().isBefore(first.minus(MIX_HOLDS))
        && !mix.validFrom().isAfter(last.plus(MIX_HOLDS));
  }

  /** By the plants of the grid where they are known, else by the country. */
  private WaterFactors factors(Water water) {
    return facts
        .mix()
        .filter(this::isOfTheRun)
        .flatMap(
            mix -> PLANTS.of(water.onSiteLitresPerKwh(), mix.megawattsBySource(), mix.validFrom()))
        .orElseGet(() -> WaterFactors.ofCountry(water));
  }

  /** A rehearsal wears out no machine of the cloud. */
  private Optional<Embodied> embodied() {
    return plan.backend().isRehearsal()
        ? Optional.empty()
        : duration.flatMap(time -> model.embodied(plan.workers(), time));
  }

  /** Of the machines alone. */
  private Optional<Dollars> cost() {
    return plan.pricePerHour().flatMap(price -> duration.map(price::over));
  }

  private Savings savings() {
    Ranking ranking = plan.ranking();
    Baseline baseline = ranking.baseline();
    Optional<Grams> own =
        with(plan.chosen().transferGrams(), carbon.flatMap(OperationalCarbon::grams));
    Optional<AttributedSaving> there =
        baseline
            .intensity()
            .flatMap(planned -> at(baseline.region(), planned))
            .map(emitted -> Counterfactual.in(baseline.region().id(), emitted))
            .map(each -> saving(each, baseline.transferGrams(), own));
    Optional<AttributedSaving> mean =
        meanOfCandidates().map(each -> saving(each, ranking.meanTransferGrams(), own));
    return new Savings(
        baseline.region().id(),
        there.flatMap(each -> each.against().grams()),
        there.flatMap(AttributedSaving::grams),
        there.flatMap(AttributedSaving::percent),
        mean.flatMap(each -> each.against().grams()),
        mean.flatMap(AttributedSaving::grams),
        there.map(each -> each.against().fallbackShare()),
        mean.map(each -> each.against().fallbackShare()));
  }

  private AttributedSaving saving(
      Counterfactual against, Optional<Grams> moving, Optional<Grams> own) {
    FigureKind kind = facts.grids().figureKind();
    return (plan.transfer().isPresent() ? against.withTransfer(moving) : against).saving(own, kind);
  }

  private Optional<Counterfactual> meanOfCandidates() {
    List<OperationalCarbon> all =
        plan.ranking().ranked().stream()
            .flatMap(region -> at(region.region(), region.intensity()).stream())
            .toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(Counterfactual.meanOf(all));
  }

  /** With what moving the data emits, where it is moved at all; empty when either is unknown. */
  private Optional<Grams> with(Optional<Grams> moving, Optional<Grams> machines) {
    return plan.transfer().isEmpty() ? machines : machines.flatMap(own -> moving.map(own::plus));
  }

  private FootprintDetails details() {
    return new FootprintDetails(
        carbon,
        planned(),
        water(),
        new UseMetrics(plan, facts, used).cost(cost()),
        grid(),
        facts.restarts(),
        facts.units());
  }

  /** The model at full load, at the figure of the plan, for as long as the job ran. */
  private Optional<PlannedCarbon> planned() {
    return plan.backend().isRehearsal()
        ? Optional.empty()
        : duration
            .flatMap(time -> model.energy(plan.workers(), time))
            .map(node -> node.facility(plan.chosen().region().pue().value()))
            .map(energy -> new PlannedCarbon(energy, plan.chosen().intensity().value()));
  }

  private List<GridSpan> grid() {
    return used.map(
            each ->
                PlotSpans.of(
                    each.energy(),
                    plan.chosen().region().pue().value(),
                    facts.grids(),
                    plan.chosen().intensity(),
                    plan.ranking().baseline().intensity()))
        .orElse(List.of());
  }
}
