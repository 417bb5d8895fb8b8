package dev.carbon.cli.task;

import dev.carbon.code.Suspect;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.terminal.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the code looks like keys or credentials. What they are like is nowhere repeated.
 *
 * @param areKnown the user wants them uploaded
 */
record Suspects(List<Suspect> all, boolean areKnown) {
  /** Nothing looks like that. */
  static final Suspects NONE = new Suspects(List.of(), false);

  private static final int MOST_SHOWN = 20;

  Suspects {
    all = List.copyOf(all);
  }

  /** These and those of one file more. */
  Suspects and(List<Suspect> more) {
    return new Suspects(Stream.concat(all.stream(), more.stream()).toList(), areKnown);
  }

  /**
   * Stops what would upload them, unless the user knows.
   *
   * @throws CarbonException CONFIGURATION that names file, line and kind of each
   */
  void refuse(SourceCode source) {
    if (all.isEmpty() || areKnown) {
      return;
    }
    throw new CarbonException(
        ErrorKind.CONFIGURATION,
        source.title()
            + " holds what looks like keys or credentials, and it would be uploaded:"
            + shown().stream().map(each -> "\n  - " + each).collect(Collectors.joining()),
        fix(source));
  }

  /** What a person should know before they are uploaded; empty when there are none. */
  Optional<String> remark() {
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "uploads what looks like keys or credentials, as --i-know has it: "
                + String.join(", ", shown()));
  }

  private static String fix(SourceCode source) {
    String without =
        source.isFolder()
            ? "add files that the job does not need to "
                + source.title()
                + "/.carbonignore, one a line"
            : "take it out of the script";
    return without + "; secrets reach a job with --secret; --i-know uploads all the same";
  }

  private List<String> shown() {
    List<String> shown = new ArrayList<>();
    all.stream().limit(MOST_SHOWN).map(Suspects::line).forEach(shown::add);
    if (all.size() > MOST_SHOWN) {
      shown.add("and " + (all.size() - MOST_SHOWN) + " more");
    }
    return shown;
  }

  private static String line(Suspect suspect) {
    return SafeText.line(suspect.path())
        + suspect.line().map(line -> ":" + line).orElse("")
        + suspect.kind().map(kind -> " (" + kind.words() + ")").orElse("");
  }
}
