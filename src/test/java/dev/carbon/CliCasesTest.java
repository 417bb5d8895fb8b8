package dev.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program as a function of its arguments, environment and streams: each folder {@code
 * cli/COMMAND/CASE} is a case.
 *
 * <p>{@code args} holds one argument a line; {@code env} lines of NAME=VALUE; {@code files} what
 * lies in the working directory; {@code stdout}, {@code stderr} and {@code exit} what is expected,
 * to the letter. A file that is missing expects nothing. {@code $CWD} stands for the working
 * directory, {@code r-RUN} for a run's id, {@code AGE} for the seconds since a figure's hour. Run
 * with {@code -Dcli.accept=true} to write what the program prints.
 */
class CliCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cli");

  /** Sources that need no key are asked unasked; here nobody answers. */
  private static final Map<String, String> NO_NETWORK =
      Map.of(
          "CARBON_ENERGY_CHARTS_URL", "http://127.0.0.1:1", "CARBON_UK_URL", "http://127.0.0.1:1");

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> everyCase() throws IOException {
    List<Path> cases;
    try (Stream<Path> files = Files.walk(CASES)) {
      cases = files.filter(file -> file.endsWith("args")).map(Path::getParent).sorted().toList();
    }
    assertTrue(cases.size() > 10, "cases were found");
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(CASES.relativize(each).toString(), () -> check(each)));
  }

  private void check(Path folder) throws IOException {
    Path work = Files.createTempDirectory(temporary, "case").toRealPath();
    copy(folder.resolve("files"), work);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> variables = variables(folder.resolve("env"), work);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), utf8(out), utf8(err), "", variables);
    int exit =
        Main.run(
            read(folder.resolve("args")).lines().toArray(String[]::new),
            new Environment(variables, work, work.resolve("home")),
            terminal);

    if (Boolean.getBoolean("cli.accept")) {
      accept(folder.resolve("stdout"), normal(out, work));
      accept(folder.resolve("stderr"), normal(err, work));
      Files.writeString(folder.resolve("exit"), exit + "\n");
    }
    assertEquals(read(folder.resolve("stdout")), normal(out, work), "stdout");
    assertEquals(read(folder.resolve("stderr")), normal(err, work), "stderr");
    assertEquals(read(folder.resolve("exit")).strip(), Integer.toString(exit), "exit code");
  }

  private static Map<String, String> variables(Path file, Path work) throws IOException {
    Map<String, String> variables = new HashMap<>(NO_NETWORK);
    for (String line : read(file).replace("$CWD", work.toString()).lines().toList()) {
      int equals = line.indexOf('=');
      variables.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return variables;
  }

  private static String normal(ByteArrayOutputStream stream, Path work) {
    return stream
        .toString(StandardCharsets.UTF_8)
        .replace(work.toString(), "$CWD")
        .replaceAll("r-[a-z2-7]{26}", "r-RUN")
        .replaceAll("\"ageSeconds\" : [0-9]+", "\"ageSeconds\" : AGE")
        .replaceAll("Z,[0-9]+,P", "Z,AGE,P");
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static void accept(Path file, String text) throws IOException {
    if (text.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, text);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static PrintStream utf8(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
