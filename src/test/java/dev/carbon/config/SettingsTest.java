package dev.carbon.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(folder.resolve("work"));
    Files.createDirectories(folder.resolve("home/.config/carbon"));
  }

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
  class AFile {
    @Test
    void mayHoldAListOrWordsWithCommas() {
      user("regions: [us-central1, europe-west4]\n");
      assertEquals(List.of("us-central1", "europe-west4"), settings().words(Setting.REGIONS));
      user("regions:\n  - us-central1\n  - europe-west4\n");
      assertEquals(List.of("us-central1", "europe-west4"), settings().words(Setting.REGIONS));
      user("regions: ' us-central1, ,europe-west4,'\n");
      assertEquals(List.of("us-central1", "europe-west4"), settings().words(Setting.REGIONS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing here\n", "---\n", "{}"})
    void maySayNothing(String content) {
      user(content);
      assertEquals("default", origin(Setting.SOURCE));
    }

    @Test
    void mayHaveWindowsLineEndsAndAByteOrderMark() {
      user("\uFEFFsource: google-annual\r\ntimeout: 1h\r\n");
      assertEquals(Optional.of("google-annual"), settings().text(Setting.SOURCE));
      assertEquals(Duration.ofHours(1), settings().duration(Setting.TIMEOUT));
      assertEquals(userFile() + ":2", origin(Setting.TIMEOUT));
    }

    @Test
    void keepsAValueAsItStands() {
      user("project: 0123_456\nmachine: yes\naccelerator: 1e3\n");
      assertEquals(Optional.of("0123_456"), settings().text(Setting.PROJECT));
      assertEquals(Optional.of("yes"), settings().text(Setting.MACHINE));
      assertEquals(Optional.of("1e3"), settings().text(Setting.ACCELERATOR));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "source: auto\nsource: google-annual\n",
          "task:\n  entry: task.py\n",
          "source:\n  name: auto\n",
          "source: [auto, google-annual]\n",
          "source:\n",
          "source: null\n",
          "source: '  '\n",
          "regions: []\n",
          "regions: ','\n",
          "regions: [[eu]]\n",
          "regions: [eu, null]\n",
          "regions: [eu, {a: b}]\n",
          "regions: &r [eu]\nexclude-regions: *r\n",
          "regions: [*nobody]\n",
          "python: *nobody\n",
          "<<: *base\n",
          "- source\n",
          "just words\n",
          "source: auto\n---\nsource: google-annual\n",
          "source: auto\n...\njunk\n",
          "source: 'open\n",
          "\tsource: auto\n",
          "source: auto: more\n",
          "source: a\u0000b\n",
          "timeout: 30\n",
          "timeout: 0s\n",
          "electricity-maps-url: not a url\n",
          "electricity-maps-url: https://me:secret@api.example\n",
          "vertex-endpoint: 127.0.0.1:1\n",
          "SOURCE: auto\n"
        })
    void isRefusedWithItsNameWhenItIsWrong(String content) {
      user(content);
      assertTrue(failure().contains(userFile().toString()), failure());
    }

    @Test
    void namesTheLineOfADuplicate() {
      user("source: auto\ntimeout: 1h\nsource: google-annual\n");
      assertTrue(failure().contains(userFile() + ":3: "), failure());
    }

    @Test
    void isNotReadWhenItIsLargerThanAMegabyte() {
      user("# " + "x".repeat(1_000_000) + "\nsource: google-annual\n");
      assertTrue(failure().contains("larger than 1 MB"), failure());
    }

    @Test
    void thatIsAFolderCannotBeRead() throws IOException {
      Files.createDirectory(projectFile());
      assertEquals("could not read " + projectFile(), failure());
    }

    @Test
    void neverBreaksCarbonWhateverItHolds() {
      String alphabet = "ab:-[]{}&*!|>'\"%@`#,? \n\t\u0000\uFEFFé~<=source";
      Random random = new Random(11);
      for (int i = 0; i < 1000; i++) {
        StringBuilder content = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
          content.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        user(content.toString());
        try {
          settings();
        } catch (CarbonException e) {
          assertEquals(ErrorKind.CONFIGURATION, e.kind());
        }
      }
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

  private String origin(Setting setting) {
    return settings().find(setting).orElseThrow().origin();
  }

  private Settings settings() {
    return Settings.resolve(environment());
  }

  private String failure() {
    CarbonException error = assertThrows(CarbonException.class, this::settings);
    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    return error.text();
  }

  private Environment environment() {
    return new Environment(variables, folder.resolve("work"), folder.resolve("home"));
  }

  private Path userFile() {
    return folder.resolve("home/.config/carbon/config.yaml");
  }

  private Path projectFile() {
    return folder.resolve("work/carbon.yaml");
  }

  private void user(String content) {
    write(userFile(), content);
  }

  private void project(String content) {
    write(projectFile(), content);
  }

  private static void write(Path file, String content) {
    try {
      Files.write(file, content.getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
