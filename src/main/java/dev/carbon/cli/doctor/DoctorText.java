package dev.carbon.cli.doctor;

import dev.carbon.doctor.Check;
import dev.carbon.doctor.CheckStatus;
import dev.carbon.doctor.Diagnosis;
import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Style;
import dev.carbon.terminal.Terminal;
import java.util.Arrays;
import java.util.List;

/** The checks as lines, the fix below each. */
final class DoctorText implements DoctorView {
  private static final String GAP = "  ";

  private final Terminal terminal;

  DoctorText(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(Diagnosis diagnosis) {
    int statuses =
        widest(Arrays.stream(CheckStatus.values()).map(status -> status.word()).toList());
    int names = widest(diagnosis.checks().stream().map(Check::name).toList());
    String indent = " ".repeat(statuses + GAP.length() + names + GAP.length());
    for (Check check : diagnosis.checks()) {
      String status = coloured(check.status(), padded(check.status().word(), statuses));
      String name = padded(check.name(), names);
      terminal.result(status + GAP + name + GAP + line(check.message()));
      check.fix().ifPresent(fix -> terminal.result(indent + "fix: " + line(fix)));
    }
    terminal.tell("");
    terminal.tell(summary(diagnosis));
  }

  private static String summary(Diagnosis diagnosis) {
    long warnings = diagnosis.count(CheckStatus.WARNING);
    return String.format(
        "%d ok, %d %s, %d failed",
        diagnosis.count(CheckStatus.OK),
        warnings,
        warnings == 1 ? "warning" : "warnings",
        diagnosis.count(CheckStatus.FAILED));
  }

  private String coloured(CheckStatus status, String text) {
    Style style = terminal.resultStyle();
    return switch (status) {
      case OK -> style.green(text);
      case WARNING -> style.yellow(text);
      case FAILED -> style.red(text);
    };
  }

  private static String line(String text) {
    return String.join(" ", text.lines().map(SafeText::line).toList());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static int widest(List<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(0);
  }
}
