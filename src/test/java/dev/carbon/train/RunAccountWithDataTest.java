package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.Savings;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.region.Workers;
import dev.carbon.train.Plans.Move;
import dev.carbon.unit.Dollars;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account of a job whose 1000 GB lie in the baseline region, and are moved to the chosen. */
class RunAccountWithDataTest {
  private static final double TINY = 1e-9;
  private static final EnergyModel MODEL = EnergyModel.bundled();
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private final Plans plans = new Plans();
  private double node;

  @BeforeEach
  void setUp() {
    node =
        MODEL
            .energy(Workers.one(Plans.machine()), Duration.ofHours(1))
            .orElseThrow()
            .energy()
            .value();
    plans.toChosen = Move.of(1000, 20.0, 250.0);
    plans.toOther = Move.of(0, 0.0, 0.0);
    plans.toBaseline = Move.of(0, 0.0, 0.0);
  }

  @Test
  void energyGramsAndCostTakeTheTransferIn() {
    Footprint footprint = ran().footprint();

    assertEquals(node * 1.1 + 1, footprint.energy().orElseThrow().value(), TINY);
    assertEquals(node * 110 + 250, footprint.carbon().orElseThrow().value(), TINY);
    assertEquals(2.0 + 20, footprint.cost().orElseThrow().value(), TINY);
    assertEquals(Optional.of(Basis.ASSUMED), footprint.basis());
    assertEquals(Boundary.FACILITY_AND_NETWORK, footprint.boundary());
  }

  @Test
  void movingMoreThanTheCleanGridSavesIsALoss() {
    Savings savings = ran().savings();

    double saved = node * 500 - (node * 110 + 250);
    assertTrue(saved < 0);
    assertEquals(node * 500, savings.baseline().orElseThrow().value(), TINY);
    assertEquals(saved, savings.saved().orElseThrow().value(), TINY);
    assertEquals(100 * saved / (node * 500), savings.percent().orElseThrow(), 1e-6);
  }

  @Test
  void theBaselineWouldHaveNeededTheDataToo() {
    plans.toChosen = Move.of(0, 0.0, 0.0);
    plans.toBaseline = Move.of(1000, 20.0, 250.0);

    Savings savings = ran().savings();

    double baseline = node * 500 + 250;
    assertEquals(baseline, savings.baseline().orElseThrow().value(), TINY);
    assertEquals(baseline - node * 110, savings.saved().orElseThrow().value(), TINY);
    assertEquals(100 * (1 - node * 110 / baseline), savings.percent().orElseThrow(), TINY);
  }

  @Test
  void theMeanOfTheCandidatesTakesTheTransfersIn() {
    assertEquals(
        node * (110 + 500) / 2 + 250 / 2.0,
        ran().savings().meanOfCandidates().orElseThrow().value(),
        TINY);
  }

  @Test
  void beforeTheRunThePercentIsUnknownWhereverDataMoves() {
    assertEquals(Optional.empty(), planned());

    plans.toChosen = Move.of(0, 0.0, 0.0);
    plans.toBaseline = Move.of(1000, 20.0, 250.0);
    assertEquals(Optional.empty(), planned());
  }

  @Test
  void beforeTheRunThePercentIsKnownWhereNothingMoves() {
    plans.toChosen = Move.of(0, 0.0, 0.0);

    assertEquals(78, planned().orElseThrow(), TINY);
  }

  @Test
  void unknownGramsOfTheTransferMakeTheSumsUnknown() {
    plans.toChosen = Move.of(1000, 20.0, null);

    assertEquals(Optional.empty(), ran().footprint().carbon());
    assertTrue(ran().footprint().energy().isPresent());
    Savings savings = ran().savings();
    assertTrue(savings.baseline().isPresent());
    assertEquals(Optional.empty(), savings.saved());
    assertEquals(Optional.empty(), savings.percent());
    assertEquals(Optional.empty(), savings.meanOfCandidates());
  }

  @Test
  void unknownGramsOfTheBaselinesTransferMakeTheSavingsUnknown() {
    plans.toBaseline = Move.of(1000, 20.0, null);

    Savings savings = ran().savings();
    assertEquals(Optional.empty(), savings.baseline());
    assertEquals(Optional.empty(), savings.saved());
    assertEquals(Optional.empty(), savings.percent());
  }

  @Test
  void anUnknownCostOfTheTransferMakesTheCostUnknown() {
    plans.toChosen = Move.of(1000, null, 250.0);

    assertEquals(Optional.empty(), ran().footprint().cost());
    assertEquals(Optional.empty(), plans.plan(folder).highestCost());
  }

  @Test
  void theMostItCanCostTakesTheTransferIn() {
    assertEquals(Optional.of(new Dollars(24 * 2.0 + 20)), plans.plan(folder).highestCost());
  }

  @Test
  void aRehearsalMovesNothing() {
    plans.backend = BackendKind.LOCAL;
    JobMetrics metrics =
        new JobMetrics(
            Duration.ofHours(1), Duration.ofHours(1), 4, Optional.of(1.6e10), Optional.empty());

    RunAccount account = Accounts.of(plans.plan(folder), MODEL, status(), Optional.of(metrics));

    assertEquals(Boundary.FACILITY, account.footprint().boundary());
    assertEquals(78, account.savings().percent().orElseThrow(), TINY);
    assertEquals(78, planned().orElseThrow(), TINY);
  }

  private RunAccount ran() {
    return Accounts.of(plans.plan(folder), MODEL, status(), Optional.empty());
  }

  private Optional<Double> planned() {
    return RunAccount.ofPlan(plans.plan(folder)).savings().percent();
  }

  private static JobStatus status() {
    return new JobStatus(
        JobState.SUCCEEDED,
        Optional.of(START),
        Optional.of(START.plus(Duration.ofHours(1))),
        Optional.empty());
  }
}
