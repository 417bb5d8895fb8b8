package dev.carbon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedUnitsTest {
  @TempDir private Path folder;

  @Test
  void areTheCountsOfTheFile() throws IOException {
    assertEquals(Map.of("epoch", 90.0, "token", 1.2e9), read("{\"epoch\": 90, \"token\": 1.2e9}"));
  }

  @Test
  void leaveOutWhatIsNoCount() throws IOException {
    assertEquals(
        Map.of("step", 5.0),
        read(
            "{\"step\": 5, \"epoch\": 0, \"token\": -1, \"image\": \"9\", \"Word\": 3,"
                + " \"a|b\": 4, \"batch\": null, \"sample\": 1e300, \"crumb\": 1e-310, \"run\": 9, \"gpu-hour\": 9}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1, 2]", "7", "{\"epoch\": 90", "\u0000"})
  void areNoneOfWhatIsNoObject(String text) throws IOException {
    assertEquals(Map.of(), read(text));
  }

  @Test
  void areNoneWithoutAFile() {
    assertEquals(Map.of(), ReportedUnits.read(folder.resolve("missing.json")));
  }

  @Test
  void areNoneOfAFileThatIsTooLargeToBeOne() throws IOException {
    assertEquals(Map.of(), read("{\"epoch\": 90}" + " ".repeat(5000)));
  }

  private Map<String, Double> read(String text) throws IOException {
    Path file = folder.resolve("carbon_units.json");
    Files.writeString(file, text);
    return ReportedUnits.read(file);
  }
}
