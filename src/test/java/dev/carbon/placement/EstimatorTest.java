package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.Footprint;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.GridZone;
import dev.carbon.region.Hardware;
import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Machine;
import dev.carbon.region.Places;
import dev.carbon.region.Price;
import dev.carbon.region.Workers;
import dev.carbon.testing.Cases;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EstimatorTest {
  private static final Hardware HARDWARE = Requests.CATALOGUE.hardware();
  private static final LocalDate DAY = LocalDate.parse("2026-07-30");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration HOURS_3 = Duration.ofHours(3);
  private static final GridZone ZONE = new GridZone("FI");
  private static final IntensityKind KIND =
      new IntensityKind(new SourceName("made-up"), Signal.AVERAGE, Accounting.LIFECYCLE);

  private final Workers l4 = workers("g2-standard-4", "l4");
  private final EnergyModel model = EnergyModel.bundled();
  private final Estimator estimator = new Estimator(model);

  @Test
  void multipliesWattsHoursPueAndIntensity() {
    Estimates estimates = estimator.estimate(ranking(region(1, 1.1, 100)), l4, Duration.ofHours(3));

    Estimate only = estimates.regions().get(0);
    double watts = model.power(l4).orElseThrow().watts().value();
    assertEquals(watts * 3 / 1000 * 1.1, only.footprint().energy().orElseThrow().value(), 1e-12);
    assertEquals(watts * 3 / 1000 * 1.1 * 100, grams(only), 1e-9);
    assertEquals(3.0, estimates.hours());
  }

  @Test
  void isLinearInHoursAndReplicas() {
    Cases.check(
        21,
        2_000,
        random -> {
          Duration time = Duration.ofMillis(1 + random.nextInt(1_000_000_000));
          int factor = 1 + random.nextInt(50);
          RankedRegion region =
              region(
                  1, 1 + random.nextDouble(), 1 + random.nextInt(900), price(random.nextDouble()));
          Estimate once = estimate(region, l4, time);
          Estimate longer = estimate(region, l4, time.multipliedBy(factor));
          Estimate more = estimate(region, new Workers(l4.machine(), factor), time);
          double margin = 1e-9 * factor;
          assertEquals(factor, grams(longer) / grams(once), margin);
          assertEquals(factor, grams(more) / grams(once), margin);
          assertEquals(factor, embodied(longer) / embodied(once), margin);
          assertEquals(factor, embodied(more) / embodied(once), margin);
          assertEquals(factor * cost(once), cost(longer), margin);
        });
  }

  @Test
  void embodiedIsTheSameWhereverTheJobRuns() {
    Estimates estimates =
        estimator.estimate(
            ranking(region(1, 1.07, 10), region(2, 1.2, 900, price(9))), l4, Duration.ofHours(5));

    assertEquals(
        estimates.regions().get(0).footprint().embodied(),
        estimates.regions().get(1).footprint().embodied());
    assertTrue(estimates.regions().get(0).footprint().embodied().isPresent());
  }

  @Test
  void costIsHoursTimesThePriceOfTheWholeJob() {
    HourlyPrice price =
        new HourlyPrice(
            Optional.of(new Price(new Dollars(2), DAY)),
            Optional.of(new Price(new Dollars(0.5), DAY)),
            Optional.empty());

    Estimate estimate = estimate(region(1, 1.1, 100, price), l4, Duration.ofMinutes(90));

    assertEquals(3, cost(estimate), 1e-12);
    assertEquals(0.75, estimate.spotCost().orElseThrow().value(), 1e-12);
    assertEquals(Optional.of(DAY), estimate.priceDate());
  }

  @Test
  void anUnknownPriceIsAnUnknownCost() {
    Estimate estimate = estimate(region(1, 1.1, 100), l4, Duration.ofHours(1));

    assertEquals(Optional.empty(), estimate.footprint().cost());
    assertEquals(Optional.empty(), estimate.spotCost());
    assertEquals(Optional.empty(), estimate.priceDate());
  }

  @Test
  void withoutWattsOnlyTheCostIsKnown() {
    Estimates estimates =
        estimator.estimate(
            ranking(region(1, 1.1, 100, price(2)), region(2, 1.1, 200)),
            workers("ct5lp-hightpu-1t", "tpu-v5e"),
            Duration.ofHours(1));

    Estimate first = estimates.regions().get(0);
    assertEquals(Optional.empty(), estimates.power());
    assertEquals(Optional.empty(), first.footprint().energy());
    assertEquals(Optional.empty(), first.footprint().carbon());
    assertEquals(Optional.empty(), first.footprint().embodied());
    assertEquals(Optional.empty(), first.footprint().water());
    assertEquals(2, cost(first));
    assertEquals(Optional.empty(), estimates.ratioWorstToBest());
    assertEquals(Optional.empty(), estimates.cleanest());
  }

  @Test
  void theDatasTransferIsPartOfEnergyGramsAndBothCosts() {
    HourlyPrice price =
        new HourlyPrice(
            Optional.of(new Price(new Dollars(2), DAY)),
            Optional.of(new Price(new Dollars(0.5), DAY)),
            Optional.empty());
    RankedRegion region = region(1, 1.1, 100, price);
    Footprint alone = estimate(region, l4, HOURS_3).footprint();

    Estimate moved =
        estimate(moved(region, 1000, Optional.of(20.0), Optional.of(70.0)), l4, HOURS_3);

    Footprint footprint = moved.footprint();
    assertEquals(kwh(alone) + 1, kwh(footprint), 1e-12);
    assertEquals(alone.carbon().orElseThrow().value() + 70, grams(moved), 1e-9);
    assertEquals(6 + 20, cost(moved), 1e-9);
    assertEquals(1.5 + 20, moved.spotCost().orElseThrow().value(), 1e-9);
    assertEquals(Optional.of(Basis.ASSUMED), footprint.basis());
    assertEquals(Boundary.FACILITY_AND_NETWORK, footprint.boundary());
    assertEquals(alone.water(), footprint.water());
  }

  @Test
  void whatIsUnknownOfTheTransferIsUnknownOfTheWhole() {
    RankedRegion region = region(1, 1.1, 100, price(2));

    Footprint footprint =
        estimate(moved(region, 1000, Optional.empty(), Optional.empty()), l4, HOURS_3).footprint();

    assertEquals(Optional.empty(), footprint.carbon());
    assertEquals(Optional.empty(), footprint.cost());
    assertTrue(footprint.energy().isPresent());
  }

  @Test
  void nothingToMoveChangesNothing() {
    RankedRegion region = region(1, 1.1, 100, price(2));

    assertEquals(
        estimate(region, l4, HOURS_3).footprint(),
        estimate(moved(region, 0, Optional.of(0.0), Optional.of(0.0)), l4, HOURS_3).footprint());
  }

  @Test
  void comparesTheDirtiestWithTheCleanestWhateverTheOrder() {
    Estimates estimates =
        estimator.estimate(
            ranking(region(1, 1, 200), region(2, 1, 50), region(3, 1, 400), region(4, 1.5, 300)),
            l4,
            Duration.ofHours(1));

    assertEquals(9, estimates.ratioWorstToBest().orElseThrow(), 1e-9);
    assertEquals(2, estimates.cleanest().orElseThrow().ranked().rank());
    assertEquals(4, estimates.dirtiest().orElseThrow().ranked().rank());
  }

  private static RankedRegion moved(
      RankedRegion region, double gigabytes, Optional<Double> dollars, Optional<Double> grams) {
    Transfer transfer =
        new Transfer(
            gigabytes,
            new KilowattHours(gigabytes / 1000),
            dollars.map(Dollars::new),
            Duration.ofHours(1));
    return new RankedRegion(
        region.rank(),
        region.candidate().with(transfer),
        region.intensity(),
        grams.map(Grams::new),
        OptionalDouble.empty());
  }

  private static double kwh(Footprint footprint) {
    return footprint.energy().orElseThrow().value();
  }

  private Estimate estimate(RankedRegion region, Workers workers, Duration time) {
    return estimator.estimate(ranking(region), workers, time).regions().get(0);
  }

  private static double grams(Estimate estimate) {
    return estimate.footprint().carbon().orElseThrow().value();
  }

  private static double embodied(Estimate estimate) {
    return estimate.footprint().embodied().orElseThrow().high().value();
  }

  private static double cost(Estimate estimate) {
    return estimate.footprint().cost().orElseThrow().value();
  }

  private static HourlyPrice price(double dollars) {
    return Places.onDemand(Optional.of(new Price(new Dollars(dollars), DAY)));
  }

  private static Workers workers(String type, String accelerator) {
    return Workers.one(
        new Machine(
            HARDWARE.machine(type).orElseThrow(),
            Optional.of(
                new AcceleratorRequest(HARDWARE.accelerator(accelerator).orElseThrow(), 1))));
  }

  private static RankedRegion region(int rank, double pue, double grams) {
    return region(rank, pue, grams, HourlyPrice.UNKNOWN);
  }

  private static RankedRegion region(int rank, double pue, double grams, HourlyPrice price) {
    return new RankedRegion(
        rank,
        new Candidate(
            Places.region("europe-west" + rank, ZONE, pue),
            price,
            Optional.empty(),
            Optional.empty()),
        new Intensity(
            new GramsPerKwh(grams), ZONE, NOW, Duration.ofHours(1), KIND, Estimation.UNKNOWN),
        Optional.empty(),
        OptionalDouble.empty());
  }

  private static Ranking ranking(RankedRegion... regions) {
    return new Ranking(
        KIND,
        Preference.CLEANEST,
        List.of(regions),
        List.of(),
        new Baseline(regions[0].region(), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        NOW);
  }
}
