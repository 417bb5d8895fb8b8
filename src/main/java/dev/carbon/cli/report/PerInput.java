package dev.carbon.cli.report;

import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what emissions are to be counted per, and says when no run knows of it. */
final class PerInput {
  private static final String FLAG = "--per";

  private PerInput() {}

  /** The unit; a run when none was said, and when it is none, which becomes a problem. */
  static PerUnit read(@Nullable String text, Problems problems) {
    if (text == null) {
      return PerUnit.RUN;
    }
    Optional<PerUnit> unit = PerUnit.named(text);
    if (unit.isEmpty()) {
      problems.add(
          FLAG
              + ": '"
              + text
              + "' is no unit; write run, gpu-hour, or what scripts report, in the singular: epoch");
    }
    return unit.orElse(PerUnit.RUN);
  }

  /** Tells when none of the runs can be counted per that unit, and which ones there are. */
  static void tellUnknown(PerUnit per, Report report, Terminal terminal) {
    Set<String> known = PerUnit.known(report.runs());
    if (!report.runs().isEmpty() && !known.contains(per.name())) {
      terminal.tell(
          "No run tells how many of '"
              + per.name()
              + "' it came to; known: "
              + String.join(", ", known)
              + Suggestion.sentence(per.name(), List.copyOf(known)));
    }
  }
}
