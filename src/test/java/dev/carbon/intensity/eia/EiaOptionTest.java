package dev.carbon.intensity.eia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.config.Settings;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.SourceTier;
import dev.carbon.region.CsvResource;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.Regions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EiaOptionTest {
  @TempDir private Path nowhere;

  @Test
  void coversEveryRegionInTheUnitedStatesAndNoOther() {
    Coverage coverage = option(Map.of()).profile().coverage();
    Map<String, String> covered = new TreeMap<>();
    for (Region region : Regions.bundled().all()) {
      coverage.zoneOf(region).ifPresent(zone -> covered.put(region.id().value(), zone.id()));
    }
    assertEquals(
        Map.ofEntries(
            Map.entry("us-central1", "US-MIDW-MISO"),
            Map.entry("us-central2", "US-CENT-SWPP"),
            Map.entry("us-east1", "US-CAR-SC"),
            Map.entry("us-east2", "US-SE-SOCO"),
            Map.entry("us-east4", "US-MIDA-PJM"),
            Map.entry("us-east5", "US-MIDA-PJM"),
            Map.entry("us-south1", "US-TEX-ERCO"),
            Map.entry("us-west1", "US-NW-BPAT"),
            Map.entry("us-west2", "US-CAL-LDWP"),
            Map.entry("us-west3", "US-NW-PACE"),
            Map.entry("us-west4", "US-NW-NEVP")),
        covered);
    assertTrue(coverage.covers(new GridZone("US-CAL-CISO")));
    assertFalse(coverage.covers(new GridZone("US")));
    assertFalse(coverage.covers(new GridZone("CA-ON")));
  }

  @Test
  void cannotBeUsedWithoutAKey() {
    SourceOption option = option(Map.of());
    assertFalse(option.isUsable());
    assertEquals(SourceTier.KEYED, option.profile().tier());
    SourceTerms terms = new SourceTerms(Eia.LIFECYCLE, false, Clock.systemUTC());
    CarbonException error = assertThrows(CarbonException.class, () -> option.open(terms));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.hint().orElseThrow().contains("EIA_API_KEY"));
  }

  @Test
  void givesEitherKindOfFigureAndTheLifeCycleUnlessTheOtherIsWanted() {
    SourceOption option = option(Map.of("EIA_API_KEY", "CANARY"));
    assertEquals(List.of(Eia.LIFECYCLE, Eia.DIRECT), option.profile().kinds());
    for (var kind : option.profile().kinds()) {
      SourceTerms terms = new SourceTerms(kind, false, Clock.systemUTC());
      assertEquals(kind, option.open(terms).kind());
    }
    assertFalse(option.toString().contains("CANARY"));
  }

  @Test
  void hasAFactorOfEveryKindOfPlantWhichIsNeverSmallerOverTheLifeCycle() {
    FuelFactors lifecycle = FuelFactors.bundled(Accounting.LIFECYCLE);
    FuelFactors direct = FuelFactors.bundled(Accounting.DIRECT);
    for (Plant plant : Plant.values()) {
      assertTrue(lifecycle.of(plant) > direct.of(plant), plant.word());
      assertTrue(direct.of(plant) >= 0, plant.word());
    }
    assertEquals(
        Plant.values().length, CsvResource.rows(FuelFactors.class, "fuel_factors.csv").size());
  }

  private SourceOption option(Map<String, String> variables) {
    Environment environment = new Environment(variables, nowhere, nowhere);
    return Eia.option(
        new SourceSetup(() -> new TestHttp().client(), Settings.resolve(environment), environment));
  }

  @Test
  void aZoneThatElectricityMapsDoesNotKnowIsNotCovered() {
    Coverage coverage = new BalancingAuthorities();
    for (String name : new String[] {"US-FOO-PJM", "US-CAL-PJM", "US-XX-ERCO", "US-PJM", "DE"}) {
      assertFalse(coverage.covers(new GridZone(name)), name);
    }
    assertTrue(coverage.covers(new GridZone("US-MIDA-PJM")));
  }
}
