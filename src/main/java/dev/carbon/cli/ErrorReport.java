package dev.carbon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.error.CarbonException;
import dev.carbon.terminal.SafeText;
import dev.carbon.terminal.Style;
import dev.carbon.terminal.Terminal;
import dev.carbon.terminal.Verbosity;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Tells the user what failed, in the format that was asked for. */
public final class ErrorReport {
  private final Terminal terminal;

  public ErrorReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Prints the error for people on stderr, or as the one document on stdout, and returns its exit
   * code.
   */
  public int report(CarbonException error, Format format) {
    if (format == Format.JSON) {
      ObjectNode document = JsonDocument.create();
      document.set("error", json(error));
      document.putNull("run");
      document.putArray("exists");
      document.putNull("next");
      terminal.result(JsonDocument.print(document));
    } else {
      say(error);
    }
    return ExitCode.of(error.kind());
  }

  /** Prints the error for people. */
  public void say(CarbonException error) {
    Style style = terminal.conversationStyle();
    terminal.say(style.red("carbon: ") + SafeText.lines(error.text()));
    error
        .hint()
        .ifPresent(
            hint ->
                hint.lines()
                    .forEach(line -> terminal.say(style.yellow("hint: ") + SafeText.line(line))));
    if (terminal.verbosity() == Verbosity.VERBOSE) {
      terminal.say(trace(error));
    }
  }

  /** The error as it stands in every document. */
  public static ObjectNode json(CarbonException error) {
    ObjectNode json = JsonDocument.create();
    json.removeAll();
    json.put("kind", error.kind().name());
    json.put("exit", ExitCode.of(error.kind()));
    json.put("message", SafeText.lines(error.text()));
    json.put("hint", error.hint().map(SafeText::lines).orElse(null));
    return json;
  }

  /** The stack of an error and its causes. */
  public static String trace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
