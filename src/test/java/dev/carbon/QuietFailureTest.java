package dev.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.config.Environment;
import dev.carbon.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who wanted nothing to be told: what is told all the same when a script fails. */
class QuietFailureTest {
  private static final String SCRIPT =
      """
      import sys
      for line in range(80):
          print('line', line)
      sys.exit(3)
      """;

  @TempDir private Path folder;

  @Test
  void isTheEndOfItsLog() throws IOException {
    assertEquals(
        IntStream.range(30, 80).mapToObj(line -> "| line " + line).toList(), lines("-q", 7));
  }

  @Test
  void isNothingWhenItSucceeds() throws IOException {
    assertEquals(List.of(), lines("-q", 0));
  }

  /** The lines of the log that stand on stderr. */
  private List<String> lines(String flag, int exit) throws IOException {
    Path script = folder.resolve("job.py");
    Files.writeString(script, exit == 0 ? SCRIPT.replace("exit(3)", "exit(0)") : SCRIPT);
    Map<String, String> variables =
        Map.of(
            "PATH",
            System.getenv().getOrDefault("PATH", ""),
            "CARBON_ENERGY_CHARTS_URL",
            "http://127.0.0.1:1",
            "CARBON_UK_URL",
            "http://127.0.0.1:1");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), utf8(out), utf8(err), "", variables);
    String[] arguments = {"train", script.toString(), "--regions", "europe-west4", flag};

    int ended =
        Main.run(arguments, new Environment(variables, folder, folder.resolve("home")), terminal);

    String said = err.toString(StandardCharsets.UTF_8);
    assertEquals(exit, ended, said);
    return said.lines().filter(line -> line.startsWith("| ")).toList();
  }

  private static PrintStream utf8(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }
}
