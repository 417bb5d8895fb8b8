package dev.carbon.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.region.Water;
import dev.carbon.testing.Cases;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Watts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootprintTest {
  private static final int CASES = 10_000;

  /**
   * Li and others 2025, Making AI Less Thirsty: GPT-3's 1287 MWh; PUE, litres per kWh on site and
   * off site, million litres.
   */
  @ParameterizedTest
  @CsvSource({"1.17, 0.55, 3.142, 5.439", "1.12, 0.06, 2.309, 3.406", "1.43, 0, 3.445, 6.34"})
  void waterAgreesWithPublishedFigures(
      double pue, double onSite, double offSite, double megalitres) {
    Footprint footprint =
        EnergyModel.footprint(
            node(1_287_000),
            new Site(pue, Optional.of(new Water(onSite, offSite))),
            new GramsPerKwh(0),
            Optional.empty());
    assertEquals(megalitres * 1e6, footprint.water().orElseThrow().value(), 2000);
  }

  /** Luccioni and others 2023, Counting Carbon: 0.3 kW for 100 h. */
  @ParameterizedTest
  @CsvSource({"500, 15000", "100, 3000"})
  void agreesWithAPublishedExample(double gramsPerKwh, double grams) {
    NodeEnergy node = new Power(new Watts(300), Basis.ASSUMED).over(Duration.ofHours(100));
    assertEquals(grams, carbon(node, 1, gramsPerKwh), 1e-9);
  }

  /** Patterson and others 2021, table 4: chips, mean watts, days, MWh; within 1 %. */
  @ParameterizedTest
  @CsvSource({"512, 310, 20, 1.12, 85.7", "1024, 289, 30, 1.09, 232"})
  void agreesWithPublishedMeasurements(
      int chips, double wattsPerChip, int days, double pue, double megawattHours) {
    Power power = new Power(new Watts(wattsPerChip).times(chips), Basis.MODELLED);
    double facility = power.over(Duration.ofDays(days)).facility(pue).value();
    assertEquals(megawattHours * 1000, facility, megawattHours * 10);
  }

  @Test
  void energyOfATimeIsTheSumOverItsParts() {
    Cases.check(
        1,
        CASES,
        random -> {
          Power power = new Power(new Watts(random.nextDouble() * 10_000), Basis.MODELLED);
          Duration first = Duration.ofMillis(random.nextInt(100_000_000));
          Duration second = Duration.ofNanos(random.nextInt());
          double whole = energy(power, first.plus(second));
          assertEquals(whole, energy(power, first) + energy(power, second), Math.abs(whole) * 1e-9);
        });
  }

  @Test
  void carbonIsProportionalToEnergyIntensityAndPue() {
    Cases.check(
        2,
        CASES,
        random -> {
          double kwh = random.nextDouble() * 1000;
          double pue = 1 + random.nextDouble();
          double intensity = random.nextDouble() * 800;
          double factor = random.nextDouble() * 3;
          double grams = carbon(node(kwh), pue, intensity);
          double margin = 1e-9 * (1 + grams);
          assertEquals(factor * grams, carbon(node(kwh * factor), pue, intensity), margin * 3);
          assertEquals(factor * grams, carbon(node(kwh), pue, intensity * factor), margin * 3);
          assertEquals(pue * carbon(node(kwh), 1, intensity), grams, margin);
        });
  }

  /** In whole watts, seconds, hundredths and milligrams, which nothing rounds. */
  @Test
  void carbonIsWhatExactArithmeticSays() {
    Cases.check(
        3,
        CASES,
        random -> {
          int watts = random.nextInt(10_000);
          int seconds = random.nextInt(10_000_000);
          int pueHundredths = 100 + random.nextInt(100);
          int milligrams = random.nextInt(2_500_001);
          NodeEnergy node =
              new Power(new Watts(watts), Basis.MEASURED).over(Duration.ofSeconds(seconds));
          double exact =
              BigDecimal.valueOf(watts)
                  .multiply(BigDecimal.valueOf(seconds))
                  .multiply(BigDecimal.valueOf(pueHundredths, 2))
                  .multiply(BigDecimal.valueOf(milligrams, 3))
                  .divide(BigDecimal.valueOf(3_600_000), MathContext.DECIMAL128)
                  .doubleValue();
          double grams = carbon(node, pueHundredths / 100.0, milligrams / 1000.0);
          assertEquals(exact, grams, exact * 1e-12);
        });
  }

  @Test
  void energyIsTheFacilitysAndKeepsItsBasis() {
    Footprint footprint =
        EnergyModel.footprint(
            new NodeEnergy(new KilowattHours(2), Basis.MEASURED),
            site(1.5),
            new GramsPerKwh(0),
            Optional.of(new Dollars(3)));
    assertEquals(Optional.of(new KilowattHours(3)), footprint.energy());
    assertEquals(Optional.of(Basis.MEASURED), footprint.basis());
    assertEquals(0, footprint.carbon().orElseThrow().value());
    assertEquals(Optional.of(new Dollars(3)), footprint.cost());
  }

  @Test
  void whatIsUnknownIsNotNothing() {
    Footprint priceless = Footprint.ofCost(Optional.empty());
    assertEquals(Optional.empty(), priceless.carbon());
    assertEquals(Optional.empty(), priceless.energy());
    assertEquals(Optional.empty(), priceless.cost());
  }

  private static Site site(double pue) {
    return new Site(pue, Optional.empty());
  }

  private static NodeEnergy node(double kwh) {
    return new NodeEnergy(new KilowattHours(kwh), Basis.MODELLED);
  }

  private static double energy(Power power, Duration time) {
    return power.over(time).energy().value();
  }

  private static double carbon(NodeEnergy node, double pue, double gramsPerKwh) {
    return EnergyModel.footprint(node, site(pue), new GramsPerKwh(gramsPerKwh), Optional.empty())
        .carbon()
        .orElseThrow()
        .value();
  }
}
