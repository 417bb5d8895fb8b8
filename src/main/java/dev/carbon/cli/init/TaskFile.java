package dev.carbon.cli.init;

import dev.carbon.config.Settings;
import dev.carbon.config.TaskKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a {@code carbon.yaml} with a task.
 *
 * @param script or folder, as {@code carbon train} takes it; empty for an image alone
 * @param start what is started: entry, module, image, as far as they were said
 * @param arguments the program's own
 * @param requirements what pip installs first
 * @param accelerator such as {@code t4:2}
 * @param regions names or groups, with commas between
 * @param timeout such as {@code 24h}
 * @param output the folder for the outputs; empty for one a run
 */
record TaskFile(
    Optional<String> script,
    Map<TaskKey, String> start,
    List<String> arguments,
    Optional<String> requirements,
    Optional<String> accelerator,
    String regions,
    String timeout,
    Optional<String> output) {
  /** What stands for itself between double quotes. */
  private static final String PUNCTUATION = " !#$%&'()*+,-./:;<=>?@[]^_`{|}~";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./_][A-Za-z0-9./_+-]*(:[0-9]+)?");

  /** YAML; what is not said stands there as a comment. */
  String text() {
    return String.join(
        "\n",
        "# What 'carbon train' trains here, and where. Each key is an option of 'carbon train', whose",
        "# --help explains it; an option on the command line is stronger. Project, service account and",
        "# keys never stand in this file.",
        "",
        "task:",
        "  # A Python script, or a folder of code.",
        line("script", script, "task.py"),
        "",
        "  # The script of the folder to start, or the module: one of the two.",
        line(TaskKey.ENTRY, "train.py"),
        line(TaskKey.MODULE, "pkg.train"),
        "",
        "  # The container image on Vertex AI; without a script its own program runs.",
        line(TaskKey.IMAGE, "python:3.12-slim"),
        "",
        "  # What pip installs first.",
        line("requirements", requirements, "requirements.txt"),
        "",
        "  # The program's own arguments.",
        argumentLine(),
        "",
        "  # 'carbon accelerators' lists them.",
        line("accelerator", accelerator, "t4"),
        "",
        "  # Candidate regions or groups: us, eu, europe, asia, americas, all.",
        "  regions: " + list(regions),
        "",
        "  # The backend ends the job after this.",
        "  timeout: " + quoted(timeout),
        "",
        "  # A new or empty folder for the outputs; without it each run has one of its own.",
        line("output", output, "outputs"),
        "");
  }

  private String argumentLine() {
    return arguments.isEmpty()
        ? "  # args: [--epochs, 20]"
        : arguments.stream()
            .map(TaskFile::doubleQuoted)
            .collect(Collectors.joining(", ", "  args: [", "]"));
  }

  private String line(TaskKey key, String example) {
    return line(key.key(), Optional.ofNullable(start.get(key)), example);
  }

  private static String line(String key, Optional<String> value, String example) {
    return value
        .map(text -> "  " + key + ": " + quoted(text))
        .orElse("  # " + key + ": " + example);
  }

  private static String list(String words) {
    List<String> all = Settings.split(words);
    return all.stream().map(TaskFile::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text between double quotes, character for character whatever it holds. */
  private static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            each -> {
              if (Character.isLetterOrDigit(each) || PUNCTUATION.indexOf(each) >= 0) {
                quoted.appendCodePoint(each);
              } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08x", each));
              }
            });
    return quoted.append('"').toString();
  }

  /** As one value, whatever it holds; it has no line feed. */
  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
  }
}
