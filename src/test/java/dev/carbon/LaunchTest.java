package dev.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.config.Environment;
import dev.carbon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is launched is what was typed or stands in the file, byte for byte: a rehearsal each. */
class LaunchTest {
  private static final List<String> ODD =
      List.of(
          "two words",
          "it's",
          "\"quoted\"",
          "$(id) `id` $HOME ${x} %s",
          "a\nb\ttab",
          "; rm -rf x",
          "*",
          "@file",
          "--",
          "--help",
          "-v",
          "",
          "back\\slash",
          "é漢");

  private static final String TELLS_ALL =
      """
      import json, os, sys
      import helper
      told = {"arguments": sys.argv[1:], "odd": os.environ["ODD"], "helper": helper.NAME}
      with open(os.path.join(os.environ["AIP_MODEL_DIR"], "told.json"), "w") as file:
          json.dump(told, file)
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makeAProject() throws IOException {
    folder = folder.toRealPath();
    write("project/pkg/train.py", TELLS_ALL);
    write("project/pkg/__init__.py", "");
    write("project/helper.py", "NAME = 'beside'\n");
    write("project/main.py", TELLS_ALL);
    write("file", "not to be read as arguments\n");
  }

  @Test
  void argumentsAndVariablesOfTheCommandLine() throws IOException {
    List<String> words = new ArrayList<>(List.of("project", "--env", "ODD=" + ODD, "--"));
    words.addAll(ODD);

    assertTold(train(words), ODD.toString());
  }

  @Test
  void aModuleIsStartedFromTheFolder() throws IOException {
    List<String> words =
        new ArrayList<>(List.of("project", "--module", "pkg.train", "--env", "ODD=1", "--"));
    words.addAll(ODD);

    assertTold(train(words), "1");
  }

  @Test
  void argumentsAndVariablesOfTheFile() throws IOException {
    String json = new ObjectMapper().writeValueAsString(ODD);
    String odd = new ObjectMapper().writeValueAsString(ODD.toString());
    write(
        "carbon.yaml",
        "task:\n  script: project\n  args: " + json + "\n  env: {ODD: " + odd + "}\n");

    assertTold(train(List.of()), ODD.toString());
  }

  private static void assertTold(Path outputs, String variable) throws IOException {
    JsonNode told = new ObjectMapper().readTree(outputs.resolve("model/told.json").toFile());
    List<String> arguments = new ArrayList<>();
    told.get("arguments").forEach(each -> arguments.add(each.textValue()));
    assertEquals(ODD, arguments);
    assertEquals(variable, told.get("odd").textValue());
    assertEquals("beside", told.get("helper").textValue());
  }

  /** Trains here and returns the folder of the outputs. */
  private Path train(List<String> words) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--regions",
                "europe-west4",
                "--source",
                "google-annual",
                "--output",
                "outputs"));
    arguments.addAll(words);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(InputStream.nullInputStream(), stream, stream, "", Map.of());
    Environment environment =
        new Environment(
            Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LC_ALL", "C.UTF-8"),
            folder,
            folder.resolve("home"));
    int exit = Main.run(arguments.toArray(String[]::new), environment, terminal);
    assertEquals(0, exit, err.toString(StandardCharsets.UTF_8));
    return folder.resolve("outputs");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }
}
