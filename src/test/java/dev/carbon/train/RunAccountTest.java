package dev.carbon.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.Embodied;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.Savings;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.region.Water;
import dev.carbon.region.Workers;
import dev.carbon.staging.ObjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunAccountTest {
  private static final double TINY = 1e-9;
  private static final EnergyModel MODEL = EnergyModel.bundled();
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private final Plans plans = new Plans();
  private double nodeKwhPerHour;

  @BeforeEach
  void setUp() {
    nodeKwhPerHour =
        MODEL
            .energy(Workers.one(Plans.machine()), Duration.ofHours(1))
            .orElseThrow()
            .energy()
            .value();
  }

  @Test
  void multipliesEnergyByPueAndIntensity() {
    Footprint footprint = account(ran(Duration.ofHours(2))).footprint();

    double facility = 2 * nodeKwhPerHour * Plans.CHOSEN_PUE;
    assertEquals(facility, footprint.energy().orElseThrow().value(), TINY);
    assertEquals(facility * Plans.CHOSEN_GRAMS, footprint.carbon().orElseThrow().value(), TINY);
    assertEquals(4.0, footprint.cost().orElseThrow().value(), TINY);
  }

  @Test
  void tellsWhatACloudRunWearsOutAndDrinks() {
    plans.water = new Water(1, 2);

    Footprint footprint = account(ran(Duration.ofHours(2))).footprint();

    Embodied embodied = footprint.embodied().orElseThrow();
    assertEquals(
        MODEL.embodied(Workers.one(Plans.machine()), Duration.ofHours(2)).orElseThrow(), embodied);
    assertEquals(
        2 * nodeKwhPerHour * (1 + Plans.CHOSEN_PUE * 2),
        footprint.water().orElseThrow().value(),
        TINY);
  }

  @Test
  void countsSavingsAgainstTheBaselineWithItsOwnPue() {
    Savings savings = account(ran(Duration.ofHours(1))).savings();

    double baseline = nodeKwhPerHour * 400 * Plans.OTHER_PUE;
    double own = nodeKwhPerHour * Plans.CHOSEN_GRAMS * Plans.CHOSEN_PUE;
    assertEquals(baseline, savings.baseline().orElseThrow().value(), TINY);
    assertEquals(baseline - own, savings.saved().orElseThrow().value(), TINY);
    assertEquals(100 * (1 - 110.0 / 500), savings.percent().orElseThrow(), TINY);
    assertEquals(
        nodeKwhPerHour * (110 + 500) / 2, savings.meanOfCandidates().orElseThrow().value(), TINY);
  }

  @Test
  void leavesNegativeSavingsNegative() {
    plans.baselineGrams = 44; // 55 g/kWh of computing, half of the chosen region's 110

    Savings savings = account(ran(Duration.ofHours(1))).savings();

    assertEquals(-55 * nodeKwhPerHour, savings.saved().orElseThrow().value(), TINY);
    assertEquals(-100, savings.percent().orElseThrow(), TINY);
  }

  @Test
  void knowsThePercentBeforeTheRunAndNothingElse() {
    RunAccount account = RunAccount.ofPlan(plans.plan(folder));

    assertEquals(Footprint.ofCost(Optional.empty()), account.footprint());
    assertEquals(78, account.savings().percent().orElseThrow(), TINY);
    assertEquals(Optional.empty(), account.savings().saved());
    assertEquals(Optional.empty(), account.savings().meanOfCandidates());
    assertEquals(Optional.empty(), account.localGrams());
  }

  @Test
  void claimsNothingAgainstAnUnknownBaseline() {
    plans.baselineKnown = false;

    Savings savings = account(ran(Duration.ofHours(1))).savings();

    assertEquals(Optional.empty(), savings.baseline());
    assertEquals(Optional.empty(), savings.saved());
    assertEquals(Optional.empty(), savings.percent());
    assertTrue(savings.meanOfCandidates().isPresent());
  }

  @Test
  void leavesTheCostOfAnUnknownPriceEmpty() {
    plans.pricePerHour = null;

    assertEquals(Optional.empty(), account(ran(Duration.ofHours(1))).footprint().cost());
  }

  @Test
  void knowsNoEnergyOfAJobWhoseTimesAreNotKnown() {
    JobStatus untold =
        new JobStatus(JobState.SUCCEEDED, Optional.empty(), Optional.empty(), Optional.empty());

    RunAccount account = account(untold);

    assertEquals(Optional.empty(), account.duration());
    assertEquals(Footprint.ofCost(Optional.empty()), account.footprint());
  }

  @Test
  void modelsAJobWhoseTimesAreNotKnownForAsLongAsItsScriptSaysThatItRan() throws IOException {
    JobStatus untold =
        new JobStatus(JobState.SUCCEEDED, Optional.empty(), Optional.empty(), Optional.empty());
    Files.writeString(folder.resolve(JobMetrics.FILE_NAME), Rig.METRICS);

    RunAccount account = Accounts.of(plans.plan(folder), MODEL, untold, JobMetrics.read(folder));

    assertEquals(Optional.of(Duration.ofMinutes(1)), account.duration());
    assertEquals(
        nodeKwhPerHour / 60 * Plans.CHOSEN_PUE,
        account.footprint().energy().orElseThrow().value(),
        TINY);
  }

  @Test
  void doesNotBelieveAJobThatEndsBeforeItStarts() {
    assertEquals(Optional.empty(), account(ran(Duration.ofHours(-1))).duration());
  }

  @Test
  void pricesARehearsalByItsProcessorTimeAndAtNoCost() throws IOException {
    plans.backend = BackendKind.LOCAL;
    plans.localGrams = 300.0;

    RunAccount account = rehearsal(Rig.METRICS);

    double node = MODEL.energyOfComputer(4, 1.6e10, 0.25, Duration.ofSeconds(60)).energy().value();
    assertEquals(node * Plans.CHOSEN_PUE, account.footprint().energy().orElseThrow().value(), TINY);
    assertEquals(node * 300, account.localGrams().orElseThrow().value(), TINY);
    assertEquals(Optional.empty(), account.footprint().cost());
    assertEquals(Optional.empty(), account.footprint().embodied());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"wallSeconds\":60}",
        "{\"wallSeconds\":\"60\",\"cpuSeconds\":1,\"cpuCount\":4,\"memoryBytes\":1e10}",
        "{\"wallSeconds\":NaN,\"cpuSeconds\":1,\"cpuCount\":4,\"memoryBytes\":1e10}",
        "{\"wallSeconds\":1e400,\"cpuSeconds\":1,\"cpuCount\":4,\"memoryBytes\":1e10}",
        "{\"wallSeconds\":1e18,\"cpuSeconds\":1,\"cpuCount\":4,\"memoryBytes\":1e10}",
        "{\"wallSeconds\":-60,\"cpuSeconds\":1,\"cpuCount\":4,\"memoryBytes\":1e10}",
        "{\"wallSeconds\":0,\"cpuSeconds\":1,\"cpuCount\":4,\"memoryBytes\":1e10}",
        "{\"wallSeconds\":60,\"cpuSeconds\":null,\"cpuCount\":4,\"memoryBytes\":1e10}",
        "{\"wallSeconds\":60,\"cpuSeconds\":1,\"cpuCount\":0,\"memoryBytes\":1e10}",
        "{\"wallSeconds\":60,\"cpuSeconds\":1,\"cpuCount\":1e300,\"memoryBytes\":1e10}",
        "{\"wallSeconds\":60,\"cpuSeconds\":1,\"cpuCount\":4,\"memoryBytes\":1.7e308}",
        "{\"wallSeconds\":60,\"cpuSeconds\":1,\"cpuCount\":4,\"memoryBytes\":null}",
        "{\"wallSeconds\":3600,\"cpuSeconds\":1,\"cpuCount\":4,\"memoryBytes\":1e10}"
      })
  void takesMetricsThatCannotBeTrueAsUnknown(String text) throws IOException {
    plans.backend = BackendKind.LOCAL;

    RunAccount account = rehearsal(text);

    assertEquals(Footprint.ofCost(Optional.empty()), account.footprint());
    assertEquals(Optional.of(Duration.ofMinutes(1)), account.duration());
  }

  @Test
  void neverCountsTheMetricsOfAnotherRunThatLieInTheFolder() throws IOException {
    Rig rig = new Rig(folder.resolve("out"));
    rig.plans.backend = BackendKind.LOCAL;
    rig.store.failNext("upload", new CarbonException(ErrorKind.UPSTREAM, "no answer"));
    Files.createDirectories(rig.output);
    Files.writeString(rig.output.resolve(JobMetrics.FILE_NAME), Rig.METRICS);

    TrainOutcome outcome = rig.run();

    assertEquals(Footprint.ofCost(Optional.empty()), outcome.footprint());
    assertEquals(Optional.empty(), outcome.duration());
  }

  @Test
  void countsTheMetricsThatThisRunBroughtHome() {
    Rig rig = new Rig(folder.resolve("out"));
    rig.plans.backend = BackendKind.LOCAL;
    rig.jobWrites.put(
        new ObjectName("output/" + JobMetrics.FILE_NAME), Rig.METRICS.getBytes(UTF_8));

    assertTrue(rig.run().footprint().carbon().isPresent());
  }

  private RunAccount rehearsal(String metrics) throws IOException {
    Files.writeString(folder.resolve(JobMetrics.FILE_NAME), metrics);
    return Accounts.of(
        plans.plan(folder), MODEL, ran(Duration.ofMinutes(1)), JobMetrics.read(folder));
  }

  private RunAccount account(JobStatus status) {
    return Accounts.of(plans.plan(folder), MODEL, status, Optional.empty());
  }

  private static JobStatus ran(Duration time) {
    return new JobStatus(
        JobState.SUCCEEDED, Optional.of(START), Optional.of(START.plus(time)), Optional.empty());
  }
}
