package dev.carbon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that ships in {@code config/} is complete, and every line of it works. */
final class ExampleConfigurationTest {
  private static final Path EXAMPLE = Path.of("config", "carbon.yaml");
  private static final Pattern COMMENTED_SETTING = Pattern.compile("#([a-z-]+):.*");

  @TempDir private Path folder;

  @Test
  void namesEverySetting() throws IOException {
    String text = Files.readString(EXAMPLE);

    assertEquals(
        List.of(),
        Arrays.stream(Setting.values())
            .filter(setting -> !text.contains("\n#" + setting.key() + ": "))
            .filter(setting -> !text.contains("\n# " + setting.key() + ": "))
            .toList());
  }

  @Test
  void setsNothingAsItStands() throws IOException {
    Map<Setting, String> withoutFile = origins(Settings.resolve(environment()));

    write(environment().projectConfiguration(), Files.readAllLines(EXAMPLE));

    assertEquals(withoutFile, origins(Settings.resolve(environment())));
  }

  @Test
  void aProjectMaySetWhatTheExampleOffersIt() throws IOException {
    write(environment().projectConfiguration(), uncommented(Setting::allowedInProject));

    assertEachComesFrom(
        environment().projectConfiguration(),
        Setting::allowedInProject,
        Settings.resolve(environment()));
  }

  @Test
  void theUsersOwnFileMaySetEverythingButTheEnvironmentsOwn() throws IOException {
    write(environment().userConfiguration(), uncommented(Setting::allowedInUserFile));

    assertEachComesFrom(
        environment().userConfiguration(),
        Setting::allowedInUserFile,
        Settings.resolve(environment()));
  }

  @Test
  void showsTheDefaults() throws IOException {
    write(environment().userConfiguration(), uncommented(Setting::allowedInUserFile));
    Settings settings = Settings.resolve(environment());

    for (Setting setting : Setting.values()) {
      setting
          .fallback()
          .ifPresent(
              text -> assertEquals(text, settings.text(setting).orElseThrow(), setting.key()));
    }
  }

  /** Stands in a folder of its own, with a home of its own; both are empty. */
  private Environment environment() {
    return new Environment(Map.of(), folder.resolve("project"), folder.resolve("home"));
  }

  /** The example with the "#" taken away from the settings that are allowed. */
  private static List<String> uncommented(Predicate<Setting> allowed) throws IOException {
    return Files.readAllLines(EXAMPLE).stream()
        .map(line -> isSetting(line, allowed) ? line.substring(1) : line)
        .toList();
  }

  private static boolean isSetting(String line, Predicate<Setting> allowed) {
    Matcher setting = COMMENTED_SETTING.matcher(line);
    return setting.matches() && Setting.named(setting.group(1)).filter(allowed).isPresent();
  }

  private static void assertEachComesFrom(
      Path file, Predicate<Setting> allowed, Settings settings) {
    Map<Setting, String> origins = origins(settings);
    for (Setting setting : Setting.values()) {
      if (allowed.test(setting)) {
        String origin = origins.getOrDefault(setting, "nowhere");
        assertTrue(origin.startsWith(file + ":"), setting.key() + " comes from " + origin);
      }
    }
  }

  private static Map<Setting, String> origins(Settings settings) {
    Map<Setting, String> origins = new HashMap<>();
    for (Setting setting : Setting.values()) {
      settings.find(setting).ifPresent(value -> origins.put(setting, value.origin()));
    }
    return origins;
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
    SettingsFixture.permit(file, "rw-------");
  }
}
