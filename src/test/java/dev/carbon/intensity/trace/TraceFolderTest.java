package dev.carbon.intensity.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Reading;
import dev.carbon.region.GridZone;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFolderTest {
  private static final GridZone GERMANY = new GridZone("DE");
  private static final GridZone FRANCE = new GridZone("FR");

  @TempDir private Path folder;
  private Traces traces;

  @BeforeEach
  void twoZones() {
    traces = new Traces(folder);
    traces.write("grid/DE_2022.csv", Traces.THREE_HOURS);
    traces.write(
        "grid/FR_2022.csv.gz",
        Traces.packed((Traces.HEAD + "2022-01-01T00:00Z,40,20,0\n").getBytes(UTF_8)));
  }

  @Test
  void isAllItsFiles() {
    assertEquals(301.5, grams("2022-01-01T00:00:00Z", GERMANY));
    assertEquals(40, grams("2022-01-01T00:00:00Z", FRANCE));
    assertFalse(covers(new GridZone("PL")));
  }

  @Test
  void readsOnlyTheFilesOfTheZoneAskedFor() {
    traces.write("grid/PL.csv", Traces.HEAD + "this is not right\n");
    assertEquals(301.5, grams("2022-01-01T00:00:00Z", GERMANY));
    assertTrue(covers(FRANCE));
    CarbonException error = assertThrows(CarbonException.class, () -> covers(new GridZone("PL")));
    assertEquals("grid/PL.csv:2: has 1 cells, where the head has 4", error.text());
  }

  @Test
  void ignoresOtherFilesHiddenOnesAndFolders() {
    traces.write("grid/README.md", "words");
    traces.write("grid/.DE_2021.csv", "words");
    traces.write("grid/manifest.json", "{}");
    traces.write("grid/FR.csv/inside.csv", "words");
    assertTrue(covers(FRANCE));
  }

  @Test
  void joinsTheYearsOfAZone() {
    traces.write("grid/DE_2021.csv", Traces.HEAD + "2021-12-31T23:00Z,250,150,0\n");
    traces.write("grid/DE_2023.csv", Traces.HEAD + "2023-01-01T00:00Z,350,250,0\n");
    assertEquals(250, grams("2021-12-31T23:10:00Z", GERMANY));
    assertEquals(352.4, grams("2022-01-01T01:10:00Z", GERMANY));
    assertEquals(350, grams("2023-01-01T00:10:00Z", GERMANY));
  }

  @Test
  void mayHaveTheSameHoursTwice() {
    traces.write("grid/DE_again.csv.gz", Traces.packed(Traces.THREE_HOURS.getBytes(UTF_8)));
    traces.write(
        "grid/DE_between.csv",
        Traces.HEAD + "2022-01-01T01:00Z,352.4,251.1,0\n2022-01-01T04:00Z,410,310,0\n");
    assertEquals(352.4, grams("2022-01-01T01:10:00Z", GERMANY));
    assertEquals(400, grams("2022-01-01T03:10:00Z", GERMANY));
    assertEquals(410, grams("2022-01-01T04:10:00Z", GERMANY));
  }

  @Test
  void mustNotContradictItself() {
    traces.write("grid/DE_other.csv", Traces.HEAD + "2022-01-01T01:00Z,352.5,251.1,0\n");
    CarbonException error = assertThrows(CarbonException.class, () -> covers(GERMANY));
    assertEquals(ErrorKind.NO_DATA, error.kind());
    assertEquals(
        "grid/DE_2022.csv and grid/DE_other.csv contradict each other about zone DE at"
            + " 2022-01-01T01:00:00Z",
        error.text());
    assertTrue(covers(FRANCE));
  }

  @Test
  void mustNotContradictItselfInWhatIsLeftOpenOrFilledIn() {
    for (String row : new String[] {",251.1,0", "352.4,,0", "352.4,251.1,1", "352.4,251.1,"}) {
      traces.write("grid/DE_other.csv", Traces.HEAD + "2022-01-01T01:00Z," + row + "\n");
      assertThrows(CarbonException.class, () -> covers(GERMANY), row);
    }
  }

  @Test
  void readsAFileOfSeveralZonesWhateverItIsCalled() {
    traces.write(
        "grid/PL_neighbours.csv",
        """
        ts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh,filled,zone
        2022-01-01T05:00Z,222,111,0,DE
        2022-01-01T05:00Z,333,111,0,CZ
        """);
    assertEquals(222, grams("2022-01-01T05:00:00Z", GERMANY));
    assertEquals(333, grams("2022-01-01T05:00:00Z", new GridZone("CZ")));
    assertFalse(covers(new GridZone("PL")));
  }

  @Test
  void saysHowToCallAFileOfWhichItKnowsNoZone() {
    traces.write("grid/germany.csv", Traces.THREE_HOURS);
    CarbonException error = assertThrows(CarbonException.class, () -> covers(GERMANY));
    assertEquals(
        "grid/germany.csv: its name does not tell one grid zone; call it DE.csv or DE_2022.csv, or"
            + " add a column zone",
        error.text());
  }

  @Test
  void saysThatThereAreNoFiles() {
    traces.write("empty/README", "words");
    CarbonException error =
        assertThrows(
            CarbonException.class,
            () -> traces.option("empty").profile().coverage().covers(GERMANY));
    assertEquals(ErrorKind.NO_DATA, error.kind());
    assertEquals("empty holds no files that end in .csv or .csv.gz", error.text());
  }

  private boolean covers(GridZone zone) {
    return traces.option("grid").profile().coverage().covers(zone);
  }

  private double grams(String now, GridZone zone) {
    Reading reading = traces.at(now, "grid").latest(zone);
    return assertInstanceOf(Reading.Figure.class, reading).intensity().value().value();
  }
}
