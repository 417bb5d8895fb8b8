package dev.carbon.intensity.watttime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.config.Settings;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.ForecastSource;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.intensity.SourceSetup;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.SourceTier;
import dev.carbon.region.GridZone;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WattTimeOptionTest {
  @RegisterExtension static final Service SERVICE = new Service();

  @TempDir Path home;

  @Test
  void isUsableWithNameAndPassword() {
    SERVICE.logsIn(Service.TOKEN);
    SERVICE.answers(200, Service.value("DE", "1000"));
    SourceOption option =
        option(
            Map.of(
                "WATTTIME_USER",
                Service.USER,
                "WATTTIME_PASSWORD",
                Service.PASSWORD,
                "CARBON_WATTTIME_URL",
                SERVICE.base().toString()));
    IntensitySource source = option.open(terms());
    assertInstanceOf(ForecastSource.class, source);
    assertInstanceOf(Reading.Figure.class, source.latest(new GridZone("DE")));
    assertEquals(
        "Basic " + Service.CREDENTIALS, SERVICE.logins().get(0).getHeader("Authorization"));
  }

  @Test
  void isLockedUnlessBothAreSet() {
    for (Map<String, String> variables :
        List.of(
            Map.<String, String>of(),
            Map.of("WATTTIME_USER", "somebody"),
            Map.of("WATTTIME_PASSWORD", "CANARY"),
            Map.of("WATTTIME_USER", "", "WATTTIME_PASSWORD", "CANARY"))) {
      SourceOption option = option(variables);
      assertFalse(option.isUsable());
      CarbonException error = assertThrows(CarbonException.class, () -> option.open(terms()));
      assertEquals(ErrorKind.CREDENTIALS, error.kind());
      String hint = error.hint().orElseThrow();
      assertTrue(hint.contains("WATTTIME_USER and WATTTIME_PASSWORD"), hint);
    }
  }

  @Test
  void saysWhatItIsWithoutBeingAsked() {
    SourceProfile profile = option(new HashMap<>()).profile();
    assertEquals("watttime", profile.name().value());
    assertEquals(SourceTier.KEYED, profile.tier());
    assertEquals(List.of(WattTime.KIND), profile.kinds());
    assertEquals(Optional.of(URI.create("https://api.watttime.org")), profile.base());
    assertTrue(profile.forecasts());
  }

  private static SourceTerms terms() {
    return new SourceTerms(WattTime.KIND, false, Clock.fixed(Service.NOW, ZoneOffset.UTC));
  }

  private SourceOption option(Map<String, String> variables) {
    Environment environment = new Environment(variables, home, home);
    return WattTime.option(
        new SourceSetup(() -> new TestHttp().client(), Settings.resolve(environment), environment));
  }
}
