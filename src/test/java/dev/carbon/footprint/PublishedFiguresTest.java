package dev.carbon.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.region.Water;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import dev.carbon.unit.Watts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures that others printed, computed anew, within the tolerances that stand beside them. */
class PublishedFiguresTest {
  private static final double GRAMS_PER_POUND = 453.59237;
  private static final double GRAMS_PER_TONNE = 1e6;
  private static final double LITRES_PER_MEGALITRE = 1e6;
  private static final double BLOOM = 0.005;
  private static final FigureKind PRINTED = new FigureKind("average", "lifecycle", "print");

  private JsonNode figures;

  @BeforeEach
  void setUp() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("published_figures.json")) {
      figures = new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }

  /** Watts, hours, kWh and pounds, printed as whole numbers. */
  @Test
  void agreesWithStrubellAndOthers() {
    JsonNode rows = figures.path("strubell2019").path("rows");
    for (JsonNode row : rows) {
      String model = row.path(0).asText();
      KilowattHours node = energy(row.path(1).asDouble(), row.path(2).asLong());
      OperationalCarbon carbon = priced(node, 1.58, 0.954 * GRAMS_PER_POUND);
      assertEquals(row.path(3).asLong(), Math.round(carbon.energy().total().value()), model);
      assertEquals(row.path(4).asDouble(), grams(carbon) / GRAMS_PER_POUND, 1, model);
    }
    assertEquals(4, rows.size());
  }

  /** Kilowatts, hours, g/kWh and kilograms: exact. */
  @Test
  void agreesWithLuccioniAndOthers() {
    JsonNode rows = figures.path("luccioni2023_counting_carbon");
    for (JsonNode row : rows) {
      KilowattHours node = energy(row.path(0).asDouble() * 1000, row.path(1).asLong());
      double kilograms = grams(priced(node, 1, row.path(2).asDouble())) / 1000;
      assertEquals(row.path(3).asDouble(), kilograms, 1e-12);
    }
    assertEquals(2, rows.size());
  }

  /** GPU hours, kW, g/kWh and PUE to kWh and tonnes. */
  @Test
  void agreesWithTheEnergyOfBloom() {
    JsonNode bloom = figures.path("bloom2022");
    double gramsPerKwh = bloom.path("g_per_kwh").asDouble();
    KilowattHours used =
        energy(bloom.path("kw_per_gpu").asDouble() * 1000, bloom.path("gpu_h").asLong());
    assertWithin(bloom.path("kwh_dyn"), used.value());
    assertWithin(bloom.path("t_dyn"), tonnes(priced(used, 1, gramsPerKwh)));
    assertWithin(
        bloom.path("t_dyn_pue"), tonnes(priced(used, bloom.path("pue").asDouble(), gramsPerKwh)));
    KilowattHours idle = new KilowattHours(bloom.path("kwh_idle").asDouble());
    assertWithin(bloom.path("t_idle"), tonnes(priced(idle, 1, gramsPerKwh)));
  }

  /** Servers and GPUs apart, and both with the energy: ((E x I) + M) per run. */
  @Test
  void agreesWithTheHardwareAndTheTotalOfBloom() {
    JsonNode bloom = figures.path("bloom2022");
    JsonNode made = bloom.path("embodied");
    Embodied servers =
        worn(bloom, made.path("server_kg").asDouble() / made.path("gpus_per_server").asDouble());
    Embodied gpus = worn(bloom, made.path("gpu_kg").asDouble());
    Embodied hardware = servers.plus(gpus);
    assertWithin(made.path("t_servers"), servers.low().value() / GRAMS_PER_TONNE);
    assertWithin(made.path("t_gpus"), gpus.high().value() / GRAMS_PER_TONNE);
    assertWithin(made.path("t_total"), hardware.low().value() / GRAMS_PER_TONNE);

    double gramsPerKwh = bloom.path("g_per_kwh").asDouble();
    OperationalCarbon carbon =
        kwh(bloom.path("kwh_dyn"), gramsPerKwh).plus(kwh(bloom.path("kwh_idle"), gramsPerKwh));
    Footprint run =
        Footprint.of(carbon, Optional.empty(), Optional.empty())
            .withEmbodied(Optional.of(hardware));
    Sci sci = Sci.of(run, FunctionalUnit.RUN).orElseThrow();
    assertWithin(bloom.path("t_total"), sci.low().value() / GRAMS_PER_TONNE);
    assertWithin(bloom.path("t_total"), sci.high().value() / GRAMS_PER_TONNE);
  }

  /** PUE and litres per kWh to million litres on site, off site and in all, of GPT-3's energy. */
  @Test
  void agreesWithLiAndOthers() {
    KilowattHours gpt3 =
        new KilowattHours(figures.path("li2025_gpt3_training_MWh").asDouble() * 1000);
    JsonNode rows = figures.path("li2025_rows");
    for (JsonNode row : rows) {
      String place = row.path(0).asText();
      WaterFactors factors =
          WaterFactors.ofCountry(new Water(row.path(2).asDouble(), row.path(3).asDouble()));
      WaterUse water = WaterUse.of(gpt3, row.path(1).asDouble(), factors);
      assertMegalitres(row.path(4), water.onSite(), place);
      assertMegalitres(row.path(5), water.offSiteWithReservoirs().orElseThrow(), place);
      assertMegalitres(row.path(6), water.withReservoirs().orElseThrow(), place);
    }
    assertEquals(9, rows.size());
  }

  /**
   * Chips, mean watts, days, PUE, kg/kWh, MWh to 1 %; tonnes from the printed MWh to 0.1 t, or to
   * what the rounding of those MWh leaves open where that is more: half a megawatt-hour of Meena's
   * 232 is 0.2 t, and 232 x 0.415 is 96.28 where 96.4 is printed.
   */
  @Test
  void agreesWithPattersonAndOthers() {
    JsonNode rows = figures.path("patterson2021_rows");
    for (JsonNode row : rows) {
      String model = row.path(0).asText();
      double watts = row.path(1).asDouble() * row.path(2).asDouble();
      double gramsPerKwh = row.path(5).asDouble() * 1000;
      double printed = row.path(6).asDouble() * 1000;
      OperationalCarbon computed =
          priced(energy(watts, row.path(3).asLong() * 24), row.path(4).asDouble(), gramsPerKwh);
      assertEquals(printed, computed.energy().total().value(), printed * 0.01, model);
      double halfAUnit = 0.5 * Math.pow(10, -row.path(6).decimalValue().scale());
      double tolerance = Math.max(0.1, halfAUnit * gramsPerKwh / 1000);
      double tonnes = tonnes(priced(new KilowattHours(printed), 1, gramsPerKwh));
      assertEquals(row.path(7).asDouble(), tonnes, tolerance, model);
    }
    assertEquals(2, rows.size());
  }

  private static Embodied worn(JsonNode bloom, double kilograms) {
    double years = bloom.path("embodied").path("years").asDouble();
    return Wear.of(kilograms, kilograms, years, years)
        .over(Duration.ofHours(bloom.path("gpu_h").asLong()));
  }

  private static OperationalCarbon kwh(JsonNode printed, double gramsPerKwh) {
    return priced(new KilowattHours(printed.asDouble()), 1, gramsPerKwh);
  }

  private static KilowattHours energy(double watts, long hours) {
    return new Power(new Watts(watts), Basis.MEASURED).over(Duration.ofHours(hours)).energy();
  }

  /** Used in a hundred days, each hour of which has the one figure that is printed. */
  private static OperationalCarbon priced(KilowattHours node, double pue, double gramsPerKwh) {
    EnergyInterval all =
        new EnergyInterval(
            Instant.EPOCH, Duration.ofDays(100), new NodeEnergy(node, Basis.MEASURED), "print");
    return new RunEnergy(List.of(all))
        .at(
            IntensityTimeline.unknown(PRINTED),
            Optional.of(new GridFigure(new GramsPerKwh(gramsPerKwh), PRINTED)),
            pue);
  }

  private static double grams(OperationalCarbon carbon) {
    return carbon.grams().orElseThrow().value();
  }

  private static double tonnes(OperationalCarbon carbon) {
    return grams(carbon) / GRAMS_PER_TONNE;
  }

  private static void assertWithin(JsonNode printed, double computed) {
    assertEquals(printed.asDouble(), computed, printed.asDouble() * BLOOM);
  }

  private static void assertMegalitres(JsonNode printed, Litres computed, String place) {
    assertEquals(printed.asDouble(), computed.value() / LITRES_PER_MEGALITRE, 0.002, place);
  }
}
