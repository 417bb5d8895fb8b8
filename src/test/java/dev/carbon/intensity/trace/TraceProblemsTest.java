package dev.carbon.intensity.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Reading;
import dev.carbon.region.GridZone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceProblemsTest {
  private static final GridZone GERMANY = new GridZone("DE");
  private static final String FIRST = "2022-01-01T00:00Z,300,200,0\n";

  @TempDir private Path folder;
  private Traces traces;

  @BeforeEach
  void prepare() {
    traces = new Traces(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-01-01T01:00Z,abc,200,0|ci_lca_g_per_kwh 'abc' is no number; leave the cell empty if"
            + " none is known",
        "2022-01-01T01:00Z,NaN,200,0|ci_lca_g_per_kwh 'NaN' is no number; leave the cell empty if"
            + " none is known",
        "2022-01-01T01:00Z,300,0x1p3,0|ci_direct_g_per_kwh '0x1p3' is no number; leave the cell"
            + " empty if none is known",
        "2022-01-01T01:00Z,0,200,0|ci_lca_g_per_kwh '0' is not possible; g/kWh are above 0 to 2500",
        "2022-01-01T01:00Z,-1,200,0|ci_lca_g_per_kwh '-1' is not possible; g/kWh are above 0 to"
            + " 2500",
        "2022-01-01T01:00Z,1e999,200,0|ci_lca_g_per_kwh '1e999' is not possible; g/kWh are above 0"
            + " to 2500",
        "2022-01-01T01:00Z,300,2500.1,0|ci_direct_g_per_kwh '2500.1' is not possible; g/kWh are"
            + " from 0 to 2500",
        "2022-01-01T01:00Z,300,200,yes|filled 'yes' is neither 0 nor 1",
        "2022-01-01T01:00,300,200,0|ts_utc '2022-01-01T01:00' is no time with its zone; write a"
            + " full hour such as 2022-01-01T00:00Z",
        "2022-01-01 01:00Z,300,200,0|ts_utc '2022-01-01 01:00Z' is no time with its zone; write a"
            + " full hour such as 2022-01-01T00:00Z",
        ",300,200,0|ts_utc '' is no time with its zone; write a full hour such as"
            + " 2022-01-01T00:00Z",
        "2022-01-01T01:30Z,300,200,0|ts_utc '2022-01-01T01:30Z' is not on the hour; write a full"
            + " hour such as 2022-01-01T00:00Z",
        "2022-01-01T00:00Z,300,200,0|2022-01-01T00:00:00Z is there twice; the hours of a zone"
            + " ascend",
        "2021-12-31T23:00Z,300,200,0|2021-12-31T23:00:00Z is earlier than 2022-01-01T00:00:00Z"
            + " before it; the hours of a zone ascend",
        "2022-01-01T01:00Z,300,200|has 3 cells, where the head has 4",
        "2022-01-01T01:00Z,300,200,0,0|has 5 cells, where the head has 4",
      })
  void namesTheLineAndWhatIsRight(String row, String problem) {
    assertEquals("DE.csv:3: " + problem, problem(Traces.HEAD + FIRST + row + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ts_utc,ci_lca_g_per_kwh|the head names no column ci_direct_g_per_kwh",
        "time,lca,direct|the head names no column ts_utc nor ci_lca_g_per_kwh nor"
            + " ci_direct_g_per_kwh",
        "ts_utc;ci_lca_g_per_kwh;ci_direct_g_per_kwh|the head names no column ts_utc nor"
            + " ci_lca_g_per_kwh nor ci_direct_g_per_kwh",
        "<!DOCTYPE html>|the head names no column ts_utc nor ci_lca_g_per_kwh nor"
            + " ci_direct_g_per_kwh",
      })
  void saysWhichColumnsAreMissingAndWhichATraceHas(String head, String problem) {
    assertEquals(
        "DE.csv: "
            + problem
            + "; a trace has the columns ts_utc, ci_lca_g_per_kwh, ci_direct_g_per_kwh, separated"
            + " by commas, and empty cells where nothing is known",
        problem(head + "\n" + FIRST));
  }

  @Test
  void aColumnThatIsThereTwiceIsAmbiguous() {
    assertEquals(
        "DE.csv: the head names the column ts_utc twice",
        problem("ts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh,ts_utc\n" + FIRST));
  }

  @Test
  void listsUpToFiveProblemsAtOnce() {
    String bad = "2022-01-01T01:00Z,x,200,0\n";
    CarbonException error =
        failure("DE.csv", (Traces.HEAD + FIRST + bad.repeat(3)).getBytes(UTF_8));
    assertTrue(error.text().startsWith("3 problems:\n  - DE.csv:3: "), error.text());
    assertEquals(Optional.empty(), error.hint());

    error = failure("DE.csv", (Traces.HEAD + FIRST + bad.repeat(9)).getBytes(UTF_8));
    assertTrue(error.text().startsWith("5 problems:\n  - DE.csv:3: "), error.text());
    assertTrue(error.text().lines().toList().get(5).startsWith("  - DE.csv:7: "), error.text());
    assertEquals(Optional.of("the lines after that were not read"), error.hint());
  }

  @Test
  void aGapIsOneLineWhateverTheFileHolds() {
    traces.write("DE.csv", Traces.HEAD + "x\n\"a\u0007b\u2028\",y\n");
    Reading.Gap gap =
        assertInstanceOf(
            Reading.Gap.class, traces.at("2022-01-01T00:00:00Z", "DE.csv").latest(GERMANY));
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertEquals(1, gap.message().lines().count());
  }

  @Test
  void quotesNoControlCharactersAndNoEndlessCell() {
    String text = problem(Traces.HEAD + "\u001b[31m" + "x".repeat(500) + ",1,1,0\n");
    assertTrue(text.length() < 200 && !text.contains("\u001b"), text);
  }

  @Test
  void aZoneThatIsNoneIsNamed() {
    String head = "zone,ts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh\n";
    assertEquals(
        "DE.csv:2: zone 'de' is no grid zone; write DE or US-MIDA-PJM",
        problem(head + "de,2022-01-01T01:00Z,300,200\n"));
    assertEquals(
        "DE.csv:2: zone '' is no grid zone; write DE or US-MIDA-PJM",
        problem(head + ",2022-01-01T01:00Z,300,200\n"));
  }

  @Test
  void countsTheEmptyLinesToo() {
    assertTrue(problem(Traces.HEAD + "\n\n" + FIRST + "\nx\n").startsWith("DE.csv:6: "));
  }

  @Test
  void anEmptyFileIsNone() {
    assertEquals("DE.csv: it is empty", problem(""));
    assertEquals("DE.csv: it is empty", problem("\n\n"));
  }

  @Test
  void bytesThatAreNoTextAreNone() {
    assertEquals(
        "DE.csv: it is not text in UTF-8",
        failure("DE.csv", (Traces.HEAD + "2022-01-01T00:00Z,3ü\n").getBytes(ISO_8859_1)).text());
  }

  @Test
  void aQuoteThatNeverEndsIsNoCsv() {
    assertEquals("DE.csv: it is not CSV", problem(Traces.HEAD + "\"2022-01-01T00:00Z,1,1,0\n"));
    assertEquals(
        "DE.csv: it is not CSV", problem(Traces.HEAD + "\"" + (FIRST + "\n").repeat(1_000)));
  }

  @Test
  void aPackedFileThatWasCutOffIsDamaged() {
    byte[] packed = Traces.packed((Traces.HEAD + FIRST.repeat(1)).getBytes(UTF_8));
    for (int length : new int[] {5, 12, packed.length - 9, packed.length - 1}) {
      assertEquals(
          "DE.csv.gz: its gzip packing is damaged",
          failure("DE.csv.gz", Arrays.copyOf(packed, length)).text());
    }
  }

  @Test
  void aFewBytesThatUnpackToAGigabyteAreRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] empty = "\n".repeat(1 << 20).getBytes(UTF_8);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(Traces.HEAD.getBytes(UTF_8));
      for (int i = 0; i < 70; i++) {
        gzip.write(empty);
      }
    }
    assertTrue(packed.size() < 1 << 20);
    assertEquals(
        "DE.csv.gz: it is larger than 64 MB unpacked; cut it into files of fewer years",
        failure("DE.csv.gz", packed.toByteArray()).text());
  }

  @Test
  void anEndlessLineIsRefused() {
    assertEquals(
        "DE.csv: line 3 is longer than 8192 bytes",
        problem(Traces.HEAD + FIRST + "9".repeat(LimitedInput.LONGEST_LINE + 1)));
  }

  @Test
  void endlessCellsAreRefused() {
    assertEquals(
        "DE.csv: line 2 has more than 256 cells", problem(Traces.HEAD + ",".repeat(300) + "\n"));
    assertEquals(
        "DE.csv: line 2 has more than 256 cells",
        problem(Traces.HEAD + "\"\n\",".repeat(100_000) + "\n"));
  }

  @Test
  void endlessZonesAreRefused() {
    StringBuilder text = new StringBuilder("zone,ts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh\n");
    for (int i = 0; i <= 1_000; i++) {
      text.append("DE-").append(i).append(",2022-01-01T01:00Z,300,200\n");
    }
    assertEquals("DE.csv: it has more than 1000 zones", problem(text.toString()));
  }

  private String problem(String text) {
    return failure("DE.csv", text.getBytes(UTF_8)).text();
  }

  private CarbonException failure(String name, byte[] content) {
    traces.write(name, content);
    CarbonException error =
        assertThrows(
            CarbonException.class, () -> traces.option(name).profile().coverage().covers(GERMANY));
    assertEquals(ErrorKind.NO_DATA, error.kind());
    return error;
  }
}
