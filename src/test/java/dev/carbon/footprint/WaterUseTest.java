package dev.carbon.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.Water;
import dev.carbon.testing.Cases;
import dev.carbon.unit.KilowattHours;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WaterUseTest {
  private static final double TINY = 1e-9;

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final PlantWater plants = PlantWater.bundled();

  @Test
  void pueMultipliesTheOffSiteTermOnly() {
    Cases.check(
        41,
        5_000,
        random -> {
          double pue = 1 + random.nextDouble();
          KilowattHours node = new KilowattHours(random.nextDouble() * 1000);
          WaterFactors factors =
              new WaterFactors(
                  random.nextDouble() * 3,
                  OptionalDouble.of(random.nextDouble() * 20),
                  OptionalDouble.of(random.nextDouble() * 4),
                  "made up");
          WaterUse bare = WaterUse.of(node, 1, factors);
          WaterUse use = WaterUse.of(node, pue, factors);
          assertEquals(bare.onSite(), use.onSite());
          assertEquals(
              pue * bare.offSiteWithReservoirs().orElseThrow().value(),
              use.offSiteWithReservoirs().orElseThrow().value(),
              1e-6);
          assertEquals(
              pue * bare.offSiteWithoutReservoirs().orElseThrow().value(),
              use.offSiteWithoutReservoirs().orElseThrow().value(),
              1e-6);
        });
  }

  @Test
  void whatIsKnownInOneWayOnlyIsUnknownInTheOther() {
    WaterUse use = WaterUse.of(new KilowattHours(10), 1.1, WaterFactors.ofCountry(new Water(1, 2)));
    assertEquals(10 + 22, use.withReservoirs().orElseThrow().value(), TINY);
    assertEquals(Optional.empty(), use.withoutReservoirs());
    assertEquals("WRI 2020 factor of the country", use.source());
  }

  @Test
  void theWaysOfCountingAreNeverMixed() {
    WaterUse country =
        WaterUse.of(new KilowattHours(10), 1, WaterFactors.ofCountry(new Water(1, 2)));
    WaterUse mix =
        WaterUse.of(
            new KilowattHours(10),
            1,
            plants.of(1, Map.of("hydro", 1.0, "wind", 1.0), NOON).orElseThrow());
    WaterUse both = country.plus(mix);
    assertEquals(20 + 20 + 85.0015, both.withReservoirs().orElseThrow().value(), 1e-6);
    assertEquals(Optional.empty(), both.withoutReservoirs());
    assertEquals(country.source() + "; " + mix.source(), both.source());
    WaterUse twice = mix.plus(mix);
    assertEquals(20, twice.withoutReservoirs().orElseThrow().value(), TINY);
    assertEquals(mix.source(), twice.source());
  }

  @Test
  void aMixIsTheMeanOfItsPlantsByTheirPower() {
    WaterFactors factors =
        plants.of(0.5, Map.of("coal", 100.0, "gas", 200.0, "hydro", 100.0), NOON).orElseThrow();
    double thermal = 100 * 2.6006 + 200 * 0.776;
    assertEquals(0.5, factors.onSiteLitresPerKwh());
    assertEquals((thermal + 100 * 17.0003) / 400, factors.withReservoirs().orElseThrow(), TINY);
    assertEquals(thermal / 400, factors.withoutReservoirs().orElseThrow(), TINY);
  }

  @Test
  void reservoirsTurnTheOrderOfTwoGridsAround() {
    WaterFactors hydro = plants.of(1, Map.of("hydro", 0.9, "wind", 0.1), NOON).orElseThrow();
    WaterFactors coal = plants.of(1, Map.of("coal", 1.0), NOON).orElseThrow();
    assertTrue(hydro.withReservoirs().orElseThrow() > coal.withReservoirs().orElseThrow());
    assertTrue(hydro.withoutReservoirs().orElseThrow() < coal.withoutReservoirs().orElseThrow());
  }

  @Test
  void leavingReservoirsOutNeverAddsWater() {
    for (String plant :
        List.of("coal", "gas", "oil", "nuclear", "hydro", "wind", "solar", "geothermal")) {
      WaterFactors factors = plants.of(1, Map.of(plant, 1.0), NOON).orElseThrow();
      double least = factors.withoutReservoirs().orElseThrow();
      assertTrue(least >= 0 && least <= factors.withReservoirs().orElseThrow(), plant);
    }
  }

  @Test
  void aPlantOfAnUnheardOfKindMakesAMixUnknownUnlessItStandsStill() {
    assertEquals(Optional.empty(), plants.of(1, Map.of("coal", 1.0, "fusion", 0.1), NOON));
    assertTrue(plants.of(1, Map.of("coal", 1.0, "fusion", 0.0), NOON).isPresent());
    assertEquals(Optional.empty(), plants.of(1, Map.of("coal", 0.0), NOON));
    assertEquals(Optional.empty(), plants.of(1, Map.of(), NOON));
  }

  @Test
  void noFactorIsNegativeOrWithoutSource() {
    OptionalDouble one = OptionalDouble.of(1);
    OptionalDouble less = OptionalDouble.of(-1);
    assertThrows(IllegalArgumentException.class, () -> new WaterFactors(-1, one, one, "x"));
    assertThrows(IllegalArgumentException.class, () -> new WaterFactors(1, less, one, "x"));
    assertThrows(IllegalArgumentException.class, () -> new WaterFactors(1, one, less, "x"));
    assertThrows(IllegalArgumentException.class, () -> new WaterFactors(1, one, one, " "));
  }
}
