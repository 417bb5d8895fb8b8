package dev.carbon.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.GoogleAnnual;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.Options;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.region.Regions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxyCheckupTest {
  private final IntensitySources sources =
      Options.only(
          option("maps", "https://maps.example/v3"),
          option("charts", "https://charts.example"),
          option("here", "http://127.0.0.1:8080"),
          GoogleAnnual.option(Regions.bundled()));

  @Test
  void noProxyIsFine() {
    Check check = check(Map.of());
    assertEquals(CheckStatus.OK, check.status());
    assertEquals("none, services are reached directly", check.message());
  }

  @Test
  void namesTheProxyWithoutTheUserOfIt() {
    Check check = check(Map.of("HTTPS_PROXY", "http://me:CANARY@proxy.example:3128/path"));
    assertEquals(CheckStatus.OK, check.status());
    assertEquals("proxy.example:3128 for maps, charts", check.message());
  }

  @Test
  void saysWhichServicesItIsNotUsedFor() {
    assertEquals(
        "none for maps; p.example:8080 for charts",
        check(Map.of("https_proxy", "p.example", "NO_PROXY", "maps.example")).message());
    assertEquals(
        "none, services are reached directly",
        check(Map.of("https_proxy", "p.example", "no_proxy", "*")).message());
  }

  @Test
  void whatIsNoProxyHasFailedWithoutBeingRepeated() {
    Check check = check(Map.of("HTTPS_PROXY", "socks5://me:CANARY@proxy.example:1080"));
    assertEquals(CheckStatus.FAILED, check.status());
    assertEquals(Optional.of(ErrorKind.CONFIGURATION), check.failure());
    assertEquals(Optional.of("write it as http://HOST:PORT"), check.fix());
    assertFalse(check.toString().contains("CANARY"));
  }

  private Check check(Map<String, String> variables) {
    List<Checkup> checkups = List.of(new ProxyCheckup(variables, sources));
    return new Doctor(checkups, List.of(), Duration.ofSeconds(10)).examine().checks().get(0);
  }

  private static SourceOption option(String name, String base) {
    SourceProfile any = Options.keyed(new FakeIntensitySource()).profile();
    return SourceOption.locked(
        new SourceProfile(
            new SourceName(name),
            any.tier(),
            any.kinds(),
            any.coverage(),
            Optional.of(URI.create(base)),
            any.forecasts(),
            any.licence(),
            any.howToEnable()));
  }
}
