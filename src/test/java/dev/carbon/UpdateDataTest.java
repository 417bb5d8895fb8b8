package dev.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/update-data}: the tables that ship are what it makes of its sources, no less. */
class UpdateDataTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/carbon");

  /** The source tables, which are no part of the project; without them there is nothing to test. */
  private static final Path SOURCES = Path.of("../shared/data");

  @Test
  void everyTableThatShipsIsWhatItWrites(@TempDir Path output) throws Exception {
    assumeTrue(Files.isDirectory(SOURCES), "no source tables here");
    Outcome outcome = run(SOURCES.toString(), output.toString());
    assertEquals(0, outcome.exit(), outcome.text());
    assertEquals(tables(RESOURCES), tables(output));
    for (Path table : tables(output)) {
      assertEquals(
          Files.readString(RESOURCES.resolve(table)), Files.readString(output.resolve(table)));
    }
  }

  @Test
  void saysHowItIsUsedWhenItIsUsedWrongly() throws Exception {
    for (List<String> wrong : List.of(List.<String>of(), List.of("a", "b", "c"))) {
      Outcome outcome = run(wrong.toArray(String[]::new));
      assertEquals(1, outcome.exit(), outcome.text());
      assertTrue(
          outcome.text().contains("usage: scripts/update-data FOLDER [OUTPUT]"), outcome.text());
    }
  }

  private static Set<Path> tables(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .map(folder::relativize)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "scripts/update-data"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), text);
  }

  private record Outcome(int exit, String text) {}
}
