package dev.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Python parts of the project: the bootstrap and the examples. */
class PythonTest {
  @ParameterizedTest
  @ValueSource(strings = {"test_bootstrap*", "test_blobs", "test_spiral", "test_check_*"})
  void itsOwnTestsPass(String modules) throws Exception {
    run("-m", "unittest", "discover", "-s", "src/test/python", "-p", modules + ".py");
  }

  @Test
  void everyFileCompiles() throws Exception {
    run(
        "-c",
        "import ast, pathlib; [ast.parse(p.read_text()) for folder in ('src', 'scripts')"
            + " for p in pathlib.Path(folder).rglob('*.py')];"
            + " ast.parse(pathlib.Path('scripts/update-data').read_text())");
  }

  private static void run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("python3", "-B");
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }
}
