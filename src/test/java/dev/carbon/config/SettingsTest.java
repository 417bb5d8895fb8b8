package dev.carbon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest extends SettingsFixture {
  @Nested
  class WithoutAnyFile {
    @Test
    void theDefaultsHold() {
      Settings settings = settings();
      assertEquals(Optional.of("us-central1"), settings.text(Setting.DEFAULT_REGION));
      assertEquals(List.of("all"), settings.words(Setting.REGIONS));
      assertEquals(Duration.ofHours(2), settings.duration(Setting.MAX_AGE));
      assertEquals("default", origin(Setting.TIMEOUT));
      assertEquals(Optional.empty(), settings.text(Setting.PROJECT));
      assertEquals(List.of(), settings.words(Setting.EXCLUDE_REGIONS));
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
      variables.put("CARBON_TIMEOUT", "");
      assertEquals("default", origin(Setting.TIMEOUT));
    }

    @Test
    void googlesOwnVariableNamesTheProjectUnlessCarbonsDoes() {
      variables.put("GOOGLE_CLOUD_PROJECT", "theirs");
      assertEquals(Optional.of("theirs"), settings().text(Setting.PROJECT));
      variables.put("CARBON_PROJECT", "ours");
      assertEquals(Optional.of("ours"), settings().text(Setting.PROJECT));
    }
  }

  @Nested
  class WithSeveralSources {
    @Test
    void theEnvironmentStandsAboveTheProjectAboveTheUserAboveTheDefault() {
      assertEquals("default", origin(Setting.SOURCE));
      user("source: electricitymaps\n");
      assertEquals(userFile() + ":1", origin(Setting.SOURCE));
      project("# ours\nsource: google-annual\n");
      assertEquals(projectFile() + ":2", origin(Setting.SOURCE));
      variables.put("CARBON_SOURCE", "auto");
      assertEquals("CARBON_SOURCE", origin(Setting.SOURCE));
    }

    @Test
    void eachSettingComesFromItsOwnHighestSource() {
      user("timeout: 1h\nmax-queue: 10m\n");
      project("timeout: 3h\n");
      assertEquals(Duration.ofHours(3), settings().duration(Setting.TIMEOUT));
      assertEquals(Duration.ofMinutes(10), settings().duration(Setting.MAX_QUEUE));
    }

    @Test
    void allProblemsOfAllSourcesAreToldAtOnce() {
      user("timeout: soon\nregoins: eu\n");
      project("max-age: never\n");
      variables.put("CARBON_MAX_QUEUE", "-5m");
      variables.put("CARBON_TIMEOUT", "1h");
      String text = failure();
      assertTrue(text.startsWith("4 problems:"), text);
      assertTrue(text.contains(userFile() + ":1: timeout 'soon'"), text);
      assertTrue(text.contains(userFile() + ":2: unknown key 'regoins'"), text);
      assertTrue(text.contains("did you mean 'regions'?"), text);
      assertTrue(text.contains(projectFile() + ":1: max-age 'never'"), text);
      assertTrue(text.contains("CARBON_MAX_QUEUE: max-queue '-5m'"), text);
    }
  }

  @Nested
  class AProjectsFile {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "project: theirs",
          "service-account: a@b.example",
          "python: ./evil",
          "vertex-fee: 0",
          "electricity-maps-url: https://evil.example",
          "vertex-endpoint: 127.0.0.1:1"
        })
    void mayNotSayWhereMoneyOrTokensGoOrWhatIsRun(String line) {
      project(line + "\n");
      String key = line.substring(0, line.indexOf(':'));
      String text = failure();
      assertTrue(text.contains(projectFile() + ":1: " + key + " is not taken"), text);
      assertTrue(text.contains(Setting.named(key).orElseThrow().variables().get(0)), text);
    }
  }

  @Nested
  class TheUsersFile {
    @Test
    void maySetThem() {
      user("project: mine\npython: /usr/bin/python3\n");
      assertEquals(Optional.of("mine"), settings().text(Setting.PROJECT));
    }

    @Test
    void liesWhereXdgSaysUnlessThatIsARelativePath() {
      variables.put("XDG_CONFIG_HOME", folder.resolve("elsewhere").toString());
      assertEquals(
          folder.resolve("elsewhere/carbon/config.yaml"), environment().userConfiguration());
      variables.put("XDG_CONFIG_HOME", "relative");
      assertEquals(userFile(), environment().userConfiguration());
    }
  }

  @Test
  void theStateLiesWhereItsOwnVariableSaysElseWhereXdgSays() {
    assertEquals(folder.resolve("home/.local/state/carbon"), environment().stateHome());
    variables.put("XDG_STATE_HOME", folder.resolve("state").toString());
    assertEquals(folder.resolve("state/carbon"), environment().stateHome());
    variables.put("CARBON_STATE_HOME", "here");
    assertEquals(folder.resolve("work/here"), environment().stateHome());
  }

  @Test
  void figuresAreKeptWhereXdgSaysUnlessThatIsARelativePath() {
    assertEquals(folder.resolve("home/.cache/carbon"), environment().cacheHome());
    variables.put("XDG_CACHE_HOME", folder.resolve("elsewhere").toString());
    assertEquals(folder.resolve("elsewhere/carbon"), environment().cacheHome());
    variables.put("XDG_CACHE_HOME", "relative");
    assertEquals(folder.resolve("home/.cache/carbon"), environment().cacheHome());
  }
}
