package dev.carbon.intensity.energycharts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.config.Settings;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.Place;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.SourceTier;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyChartsOptionTest {
  private final Regions regions = Regions.bundled();

  @TempDir private Path nowhere;

  @Test
  void coversTheseRegionsAndNoOther() {
    Map<String, String> covered = new TreeMap<>();
    for (Region region : regions.all()) {
      coverage().zoneOf(region).ifPresent(zone -> covered.put(region.id().value(), zone.id()));
    }
    assertEquals(
        Map.ofEntries(
            Map.entry("europe-central2", "PL"),
            Map.entry("europe-north1", "FI"),
            Map.entry("europe-southwest1", "ES"),
            Map.entry("europe-west1", "BE"),
            Map.entry("europe-west3", "DE"),
            Map.entry("europe-west4", "NL"),
            Map.entry("europe-west6", "CH"),
            Map.entry("europe-west8", "IT"),
            Map.entry("europe-west9", "FR"),
            Map.entry("europe-west10", "DE"),
            Map.entry("europe-west12", "IT")),
        covered);
  }

  @Test
  void aRegionInAPartOfACountryGetsTheFigureOfTheCountryUnderItsName() {
    Region milan = regions.get(new RegionId("europe-west8"));
    assertEquals(new GridZone("IT-NO"), milan.zone());
    assertEquals(Optional.of(new GridZone("IT")), coverage().locationOf(Place.of(milan)));
    assertEquals(Optional.empty(), coverage().locationOf(Place.of(new GridZone("IT-NO"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SE", "SE-SE3", "GB", "NO", "DK-DK1", "US-MIDW-MISO", "ITALY"})
  void doesNotCoverWhatNobodyWasSeenToAskFor(String zone) {
    assertFalse(coverage().covers(new GridZone(zone)));
  }

  @Test
  void canBeUsedByEverybody() {
    SourceOption option = option();
    assertTrue(option.isUsable());
    assertEquals(SourceTier.KEYLESS, option.profile().tier());
    assertEquals(
        Optional.of(URI.create("https://api.energy-charts.info")), option.profile().base());
    assertEquals(
        EnergyCharts.KIND,
        option.open(new SourceTerms(EnergyCharts.KIND, false, Clock.systemUTC())).kind());
    assertInstanceOf(
        EnergyCharts.class,
        option.open(new SourceTerms(EnergyCharts.KIND, false, Clock.systemUTC())));
  }

  private Coverage coverage() {
    return option().profile().coverage();
  }

  private SourceOption option() {
    Environment environment = new Environment(Map.of(), nowhere, nowhere);
    return EnergyCharts.option(
        new SourceSetup(() -> new TestHttp().client(), Settings.resolve(environment), environment));
  }
}
