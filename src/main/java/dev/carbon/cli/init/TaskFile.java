package dev.carbon.cli.init;

import dev.carbon.config.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a {@code carbon.yaml} with a task.
 *
 * @param script or folder, as {@code carbon train} takes it
 * @param entry the script of a folder that is started; empty for a single script
 * @param requirements what pip installs first
 * @param accelerator such as {@code t4:2}
 * @param regions names or groups, with commas between
 * @param timeout such as {@code 24h}
 * @param output the folder for the outputs; empty for one a run
 */
record TaskFile(
    String script,
    Optional<String> entry,
    Optional<String> requirements,
    Optional<String> accelerator,
    String regions,
    String timeout,
    Optional<String> output) {
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
        "  script: " + quoted(script),
        "",
        "  # The script of the folder to start.",
        line("entry", entry, "train.py"),
        "",
        "  # What pip installs first.",
        line("requirements", requirements, "requirements.txt"),
        "",
        "  # The program's own arguments.",
        "  # args: [--epochs, 20]",
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

  private static String line(String key, Optional<String> value, String example) {
    return value
        .map(text -> "  " + key + ": " + quoted(text))
        .orElse("  # " + key + ": " + example);
  }

  private static String list(String words) {
    List<String> all = Settings.split(words);
    return all.stream().map(TaskFile::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** As one value, whatever it holds; it has no line feed. */
  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
  }
}
