package dev.carbon.intensity.ukgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.config.Settings;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.SourceTier;
import dev.carbon.region.GridZone;
import dev.carbon.region.Regions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UkGridOptionTest {
  @TempDir private Path nowhere;

  @Test
  void coversLondonAndNoOtherRegion() {
    Coverage coverage = option().profile().coverage();
    List<String> covered =
        Regions.bundled().all().stream()
            .filter(region -> coverage.zoneOf(region).isPresent())
            .map(region -> region.id() + " by " + coverage.zoneOf(region).orElseThrow())
            .toList();
    assertEquals(List.of("europe-west2 by GB"), covered);
  }

  @Test
  void coversTheRegionsOfTheServiceByTheirNumbers() {
    Coverage coverage = option().profile().coverage();
    List<Integer> covered =
        IntStream.range(0, 200)
            .filter(number -> coverage.covers(new GridZone("GB-" + number)))
            .boxed()
            .toList();
    assertEquals(IntStream.rangeClosed(1, 17).boxed().toList(), covered);
  }

  @Test
  void canBeUsedByEverybody() {
    SourceOption option = option();
    assertTrue(option.isUsable());
    assertEquals(SourceTier.KEYLESS, option.profile().tier());
    assertTrue(option.profile().forecasts());
    assertEquals(
        Optional.of(URI.create("https://api.carbonintensity.org.uk")), option.profile().base());
    assertInstanceOf(
        UkGrid.class, option.open(new SourceTerms(UkGrid.KIND, false, Clock.systemUTC())));
  }

  private SourceOption option() {
    Environment environment = new Environment(Map.of(), nowhere, nowhere);
    return UkGrid.option(
        new SourceSetup(() -> new TestHttp().client(), Settings.resolve(environment), environment));
  }
}
