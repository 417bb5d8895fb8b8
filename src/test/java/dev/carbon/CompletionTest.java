package dev.carbon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.config.Environment;
import dev.carbon.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash offers when the printed script has been read and the tabulator key is struck. */
class CompletionTest {
  /** Outside of a real completion bash has no compopt, which only says how the words are shown. */
  private static final String SCRIPT =
      "source \"$0\"; compopt() { :; }; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\";"
          + " COMP_POINT=${#COMP_LINE}; COMP_TYPE=9;"
          + " _complete_carbon carbon \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD-1]}\";"
          + " printf '%s\\n' \"${COMPREPLY[@]}\"";

  @TempDir private Path folder;

  @BeforeEach
  void printTheScript() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, "", Map.of());
    Environment environment = new Environment(Map.of(), folder, folder);
    assertEquals(0, Main.run(new String[] {"completion", "bash"}, environment, terminal));
    Files.write(folder.resolve("completion"), out.toByteArray());
  }

  @Test
  void acceleratorsByName() {
    assertEquals(
        List.of("h100", "h100-mega", "h200"), offered("carbon", "regions", "--accelerator", "h"));
    assertEquals(
        List.of("tpu-v2", "tpu-v3", "tpu-v5e", "tpu-v6e"),
        offered("carbon", "train", "--accelerator", "tpu-"));
  }

  @Test
  void machinesByName() {
    assertEquals(
        List.of("a3-highgpu-1g", "a3-highgpu-2g", "a3-highgpu-4g", "a3-highgpu-8g"),
        offered("carbon", "regions", "--machine", "a3-high"));
  }

  @Test
  void regionsAndTheirGroups() {
    assertEquals(
        List.of("us", "us-central1"),
        offered("carbon", "regions", "--regions", "us").stream()
            .filter(word -> !word.matches("us-(east|west|south).*"))
            .toList());
    assertTrue(offered("carbon", "regions", "--exclude-regions", "eu").contains("europe-west4"));
    assertTrue(offered("carbon", "regions", "--exclude-regions", "a").contains("all"));
  }

  @Test
  void sourcesAndWhatElseHasFixedWords() {
    assertEquals(
        List.of("eia", "electricitymaps", "energy-charts"),
        offered("carbon", "intensity", "--source", "e"));
    assertEquals(List.of("price"), offered("carbon", "regions", "--sort-by", "p"));
    assertEquals(List.of("csv", "json", "table"), offered("carbon", "sources", "--format", ""));
    assertEquals(List.of("markdown"), offered("carbon", "report", "--format", "m"));
    assertEquals(List.of(""), offered("carbon", "sources", "--format", "m"));
    assertEquals(List.of("marginal"), offered("carbon", "regions", "--signal", "m"));
    assertEquals(List.of("direct"), offered("carbon", "accelerators", "--accounting", "d"));
    assertEquals(List.of("vertex"), offered("carbon", "train", "--backend", "v"));
    assertEquals(
        List.of("month", "project", "region", "service"),
        offered("carbon", "footprint", "--by", ""));
  }

  @Test
  void commandsAndTheirParameters() {
    assertEquals(List.of("accelerators"), offered("carbon", "acc"));
    assertEquals(List.of("l4"), offered("carbon", "accelerators", "l"));
    assertEquals(List.of("exit-codes"), offered("carbon", "help", "exi"));
    assertEquals(List.of("zsh"), offered("carbon", "completion", "z"));
    assertEquals(List.of("clear", "path"), offered("carbon", "cache", ""));
  }

  /** The words that bash offers in place of the last of these, in order. */
  private List<String> offered(String... words) {
    List<String> command = new ArrayList<>(List.of("bash", "--norc", "--noprofile", "-c", SCRIPT));
    command.add(folder.resolve("completion").toString());
    command.addAll(Arrays.asList(words));
    try {
      Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
      String answer = new String(bash.getInputStream().readAllBytes(), UTF_8);
      return answer.lines().map(String::strip).sorted().collect(Collectors.toList());
    } catch (IOException e) {
      throw new AssertionError("bash is needed to test what bash completes", e);
    }
  }
}
