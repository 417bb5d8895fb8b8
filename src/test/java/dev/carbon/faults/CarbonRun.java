package dev.carbon.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.Main;
import dev.carbon.config.Environment;
import dev.carbon.http.MalformedJsonException;
import dev.carbon.http.StrictJson;
import dev.carbon.terminal.Terminal;
import dev.carbon.testing.Canary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of the whole program within this process, and what every run has to keep to. */
record CarbonRun(int exit, String out, String err) {

  /**
   * Runs a command line in an empty home.
   *
   * @param work the working directory, with the home in it
   * @param server where all services are
   */
  static CarbonRun of(Victim victim, String server, Path work, String... arguments)
      throws IOException {
    Map<String, String> variables = new HashMap<>(victim.environment(server));
    variables.put("CARBON_PYTHON", work.resolve("no-python").toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), utf8(out), utf8(err), "", variables);
    int exit =
        Main.run(arguments, new Environment(variables, work, work.resolve("home")), terminal);
    CarbonRun run =
        new CarbonRun(
            exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    run.assertSound(List.of(arguments));
    Canary.assertAbsentBelow(work);
    return run;
  }

  /** The one document on stdout. */
  JsonNode document() {
    try {
      return StrictJson.read(out.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJsonException e) {
      throw new AssertionError("stdout holds " + e.reason() + ": " + out, e);
    }
  }

  /** The lines that say what failed. */
  List<String> complaints() {
    return err.lines().filter(line -> line.startsWith("carbon: ")).toList();
  }

  private void assertSound(List<String> arguments) {
    Canary.assertAbsent(out);
    Canary.assertAbsent(err);
    assertFalse(out.contains("\tat "), out);
    if (!arguments.contains("-v")) {
      assertFalse(err.contains("\tat ") || err.contains("Exception"), err);
    }
    assertTrue((out + err).chars().allMatch(CarbonRun::isPrintable), out + err);
    if (arguments.contains("--format=json")) {
      assertEquals(1, document().path("schemaVersion").intValue(), out);
      assertEquals(List.of(), complaints(), "what failed stands in the document");
    }
  }

  private static boolean isPrintable(int character) {
    return !Character.isISOControl(character) || "\n\t".indexOf(character) >= 0;
  }

  private static PrintStream utf8(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
