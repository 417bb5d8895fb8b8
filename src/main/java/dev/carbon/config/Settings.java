package dev.carbon.config;

import dev.carbon.config.SettingsFile.Content;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.unit.Durations;
import dev.carbon.unit.Numbers;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings in force, each with where it came from: environment, then the project's file, then
 * the user's, then the default. A flag on the command line stands above all of these.
 */
public final class Settings {
  private final Map<Setting, Value> values;
  private final TaskSection task;

  private Settings(Map<Setting, Value> values, TaskSection task) {
    this.values = values;
    this.task = task;
  }

  /**
   * Merges all sources.
   *
   * @throws CarbonException CONFIGURATION that lists every wrong value and unknown key of every
   *     source
   */
  public static Settings resolve(Environment environment) {
    Problems problems = new Problems();
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      setting.fallback().ifPresent(text -> values.put(setting, new Value(text, "default")));
    }
    Content user =
        SettingsFile.user(environment.userConfiguration(), environment.allowsInsecurePermissions())
            .read(problems);
    Content project = SettingsFile.project(environment.projectConfiguration()).read(problems);
    Map<Setting, Value> variables = fromVariables(environment);
    for (Map<Setting, Value> source : List.of(user.settings(), project.settings(), variables)) {
      source.forEach((setting, value) -> check(setting, value, problems));
      values.putAll(source);
    }
    problems.throwIfAny(ErrorKind.CONFIGURATION);
    return new Settings(values, project.task().without(variables.keySet()));
  }

  /** What the project's file says of the task to train; a variable of the same name is stronger. */
  public TaskSection task() {
    return task;
  }

  public Optional<Value> find(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  public Optional<String> text(Setting setting) {
    return find(setting).map(Value::text);
  }

  /** The words of a setting that holds a list; none when it is not set. */
  public List<String> words(Setting setting) {
    return text(setting).map(Settings::split).orElse(List.of());
  }

  /** A setting that is a length of time and has a default. */
  public Duration duration(Setting setting) {
    return text(setting)
        .flatMap(Durations::parse)
        .orElseThrow(() -> new IllegalStateException(setting.key() + " has no value"));
  }

  /** A setting that is a percentage and has a default. */
  public double percent(Setting setting) {
    return text(setting)
        .flatMap(Numbers::parse)
        .orElseThrow(() -> new IllegalStateException(setting.key() + " has no value"));
  }

  /** Words separated by commas or white space; none of them empty. */
  public static List<String> split(String text) {
    return Arrays.stream(text.split("[,\\s]+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static Map<Setting, Value> fromVariables(Environment environment) {
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      setting.variables().stream()
          .filter(name -> environment.variable(name).isPresent())
          .findFirst()
          .ifPresent(
              name ->
                  values.put(setting, new Value(environment.variable(name).orElseThrow(), name)));
    }
    return values;
  }

  private static void check(Setting setting, Value value, Problems problems) {
    setting
        .type()
        .complaint(value.text())
        .ifPresent(
            complaint ->
                problems.add(
                    value.origin()
                        + ": "
                        + setting.key()
                        + shown(setting, value)
                        + " "
                        + complaint));
  }

  /** An address may hold a password: it is not repeated. */
  private static String shown(Setting setting, Value value) {
    return setting.type() == SettingType.URL ? "" : " '" + value.text() + "'";
  }

  /**
   * A setting's value.
   *
   * @param origin the variable, the file and line, or {@code default}
   */
  public record Value(String text, String origin) {}
}
