package dev.carbon.intensity.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFileTest {
  private static final GridZone GERMANY = new GridZone("DE");
  private static final GridZone FRANCE = new GridZone("FR");

  @TempDir private Path folder;
  private Traces traces;

  @BeforeEach
  void threeHoursOfGermany() {
    traces = new Traces(folder);
    traces.write("DE.csv", Traces.THREE_HOURS);
  }

  @Test
  void saysOfItselfWhatItIs() {
    SourceProfile profile = traces.option("DE.csv").profile();
    SourceName name = new SourceName("file:DE.csv");
    assertEquals(name, profile.name());
    assertEquals(SourceTier.TRACE, profile.tier());
    assertEquals(
        List.of(
            new IntensityKind(name, Signal.AVERAGE, Accounting.LIFECYCLE),
            new IntensityKind(name, Signal.AVERAGE, Accounting.DIRECT)),
        profile.kinds());
    assertEquals(Optional.empty(), profile.base());
    assertFalse(profile.forecasts());
  }

  @Test
  void aMeasuredHourIsSaidToBeMeasured() {
    Intensity figure = figure("2022-01-01T00:30:00Z", Accounting.LIFECYCLE);
    assertEquals(301.5, figure.value().value());
    assertEquals(GERMANY, figure.zone());
    assertEquals(Instant.parse("2022-01-01T00:00:00Z"), figure.validFrom());
    assertEquals(Duration.ofHours(1), figure.resolution());
    assertEquals(new Estimation(Optional.of(false), Optional.empty()), figure.estimation());
  }

  @Test
  void anHourThatWasFilledInIsAnEstimate() {
    assertEquals(
        new Estimation(Optional.of(true), Optional.of("FILLED")),
        figure("2022-01-01T02:30:00Z", Accounting.LIFECYCLE).estimation());
  }

  @Test
  void withoutThatColumnNobodyKnows() {
    traces.write(
        "DE.csv", "ts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh\n2022-01-01T00:00Z,300,200\n");
    assertEquals(
        Estimation.UNKNOWN, figure("2022-01-01T00:30:00Z", Accounting.LIFECYCLE).estimation());
    traces.write("DE.csv", Traces.HEAD + "2022-01-01T00:00Z,300,200,\n");
    assertEquals(
        Estimation.UNKNOWN, figure("2022-01-01T00:30:00Z", Accounting.LIFECYCLE).estimation());
  }

  @Test
  void directEmissionsMayBeNothing() {
    assertEquals(251.1, figure("2022-01-01T01:00:00Z", Accounting.DIRECT).value().value());
    assertEquals(0, figure("2022-01-01T02:00:00Z", Accounting.DIRECT).value().value());
  }

  @ParameterizedTest
  @CsvSource({
    "2022-01-01T00:00:00Z, 301.5",
    "2022-01-01T00:59:59.999999999Z, 301.5",
    "2022-01-01T01:00:00Z, 352.4",
    "2022-01-01T02:59:59Z, 400",
    "2022-01-01T03:00:00Z, 400",
    "2023-06-01T00:00:00Z, 400"
  })
  void answersTheHourThatIsNowElseTheLastBefore(String now, double grams) {
    assertEquals(grams, figure(now, Accounting.LIFECYCLE).value().value());
  }

  @Test
  void neverAnswersWithAnHourOfTheFuture() {
    Reading.Gap gap = gap("2021-12-31T23:59:59Z", GERMANY);
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertEquals(
        "file:DE.csv has no figure for zone DE: it begins after 2021-12-31T23:59:59Z",
        gap.message());
  }

  @Test
  void anHourThatIsNotWrittenDownIsAnsweredWithTheOneBeforeWhoseAgeTells() {
    traces.write(
        "DE.csv", Traces.HEAD + "2022-01-01T00:00Z,300,200,0\n2022-01-01T09:00Z,500,400,0\n");
    Intensity figure = figure("2022-01-01T05:30:00Z", Accounting.LIFECYCLE);
    assertEquals(300, figure.value().value());
    assertEquals(Duration.ofMinutes(330), figure.age(Instant.parse("2022-01-01T05:30:00Z")));
  }

  @Test
  void anHourThatIsLeftOpenIsAGapAndNoOlderOneStandsIn() {
    traces.write("DE.csv", Traces.HEAD + "2022-01-01T00:00Z,300,200,0\n2022-01-01T01:00Z,,210,0\n");
    assertEquals(
        "file:DE.csv has no figure for zone DE: it leaves 2022-01-01T01:00:00Z open",
        gap("2022-01-01T01:30:00Z", GERMANY).message());
    assertEquals(210, figure("2022-01-01T01:30:00Z", Accounting.DIRECT).value().value());
    assertEquals(300, figure("2022-01-01T00:30:00Z", Accounting.LIFECYCLE).value().value());
  }

  @Test
  void coversTheZonesThatAreInIt() {
    assertTrue(traces.option("DE.csv").profile().coverage().covers(GERMANY));
    assertFalse(traces.option("DE.csv").profile().coverage().covers(FRANCE));
    assertEquals(
        "file:DE.csv has no figure for zone FR: the zone is not in it",
        gap("2022-01-01T00:30:00Z", FRANCE).message());
  }

  @Test
  void aFileThatIsNotThereIsAnErrorAsSoonAsItsCoverageIsAsked() {
    CarbonException error =
        assertThrows(
            CarbonException.class,
            () -> traces.option("gone.csv").profile().coverage().covers(GERMANY));
    assertEquals(ErrorKind.NO_DATA, error.kind());
    assertEquals("could not read gone.csv", error.text());
  }

  @Nested
  class TheZone {
    @ParameterizedTest
    @CsvSource({
      "DE.csv, DE",
      "DE.csv.gz, DE",
      "eia930_US-MIDW-MISO_2022.csv.gz, US-MIDW-MISO",
      "entsoe_DE_2020-2021.csv.gz, DE",
      "DE_2022.CSV, DE",
      "my trace_DE_DE.csv, DE",
      "DE, DE",
      "ALL_DE.csv, ''",
      "2022.csv, ''",
      "de.csv, ''",
      "DE-2022.v2.csv, ''",
      "trace DE.csv, ''"
    })
    void isThePartOfTheNameThatIsOne(String name, String zone) {
      assertEquals(zone, ZoneInName.of(Path.of(name)).map(GridZone::id).orElse(""));
    }

    @Test
    void isWhatAColumnSaysWhateverTheFileIsCalled() {
      traces.write(
          "PL.csv",
          """
          zone,ts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh
          FR,2022-01-01T01:00Z,40,20
          DE,2022-01-01T00:00Z,300,200
          DE,2022-01-01T01:00Z,310,210
          FR,2022-01-01T02:00Z,50,30
          """);
      TraceFile source = traces.at("2022-01-01T01:30:00Z", "PL.csv");
      assertEquals(310, grams(source.latest(GERMANY)));
      assertEquals(40, grams(source.latest(FRANCE)));
      assertInstanceOf(Reading.Gap.class, source.latest(new GridZone("PL")));
    }
  }

  @Nested
  class TheText {
    @Test
    void mayBePackedWhateverTheFileIsCalled() {
      traces.write("DE.csv", Traces.packed(Traces.THREE_HOURS.getBytes(UTF_8)));
      assertEquals(301.5, figure("2022-01-01T00:00:00Z", Accounting.LIFECYCLE).value().value());
      traces.write("DE.csv.gz", Traces.THREE_HOURS);
      TraceFile unpacked = traces.at("2022-01-01T00:00:00Z", "DE.csv.gz");
      assertEquals(301.5, grams(unpacked.latest(GERMANY)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\uFEFFts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh\n2022-01-01T00:00Z,300,200\n",
          "ts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh\r\n2022-01-01T00:00Z,300,200\r\n",
          "\n\nts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh\n\n2022-01-01T00:00Z,300,200",
          "\"ts_utc\",\"ci_lca_g_per_kwh\",\"ci_direct_g_per_kwh\"\n\"2022-01-01T00:00Z\",\"300\",2",
          "ts_utc, ci_lca_g_per_kwh, ci_direct_g_per_kwh\n2022-01-01T00:00Z, 300 , 200\n",
          "a,ci_direct_g_per_kwh,ci_lca_g_per_kwh,ts_utc\n\"x, y\",2,300.0,2022-01-01T00:00:00Z\n",
          "ts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh\n2022-01-01T01:00+01:00,3e2,200\n"
        })
    void maybeWrittenAsProgramsDo(String text) {
      traces.write("DE.csv", text);
      assertEquals(300, figure("2022-01-01T00:00:00Z", Accounting.LIFECYCLE).value().value());
    }
  }

  @Nested
  class ItsHistory {
    private final TimeWindow window =
        new TimeWindow(
            Instant.parse("2022-01-01T00:30:00Z"), Instant.parse("2022-01-01T03:00:00Z"));

    @Test
    void isTheHoursThatBeganWithinTheWindow() {
      assertEquals(List.of(352.4, 400.0), history("2022-01-02T00:00:00Z", Accounting.LIFECYCLE));
      assertEquals(List.of(251.1, 0.0), history("2022-01-02T00:00:00Z", Accounting.DIRECT));
    }

    @Test
    void hasNothingOfTheFuture() {
      assertEquals(List.of(352.4), history("2022-01-01T01:59:00Z", Accounting.LIFECYCLE));
    }

    @Test
    void leavesOutWhatIsOpen() {
      traces.write("DE.csv", Traces.HEAD + "2022-01-01T01:00Z,,210,0\n2022-01-01T02:00Z,300,,0\n");
      assertEquals(List.of(300.0), history("2022-01-02T00:00:00Z", Accounting.LIFECYCLE));
    }

    @Test
    void isAGapWhenNothingIsLeft() {
      TraceFile source = traces.at("2022-01-02T00:00:00Z", "DE.csv");
      TimeWindow later = TimeWindow.before(Instant.parse("2022-02-01T00:00:00Z"), window.length());
      Reading.Gap gap = assertInstanceOf(Reading.Gap.class, source.history(GERMANY, later));
      assertEquals(GapReason.NO_DATA, gap.reason());
      assertTrue(gap.message().startsWith("file:DE.csv has no figure for zone DE"), gap.message());
      assertInstanceOf(Reading.Gap.class, source.history(FRANCE, window));
    }

    private List<Double> history(String now, Accounting accounting) {
      SeriesReading reading = traces.at(now, "DE.csv", accounting).history(GERMANY, window);
      return assertInstanceOf(SeriesReading.Series.class, reading).series().points().stream()
          .map(point -> point.value().value())
          .toList();
    }
  }

  private Intensity figure(String now, Accounting accounting) {
    Reading reading = traces.at(now, "DE.csv", accounting).latest(GERMANY);
    return assertInstanceOf(Reading.Figure.class, reading).intensity();
  }

  private Reading.Gap gap(String now, GridZone zone) {
    return assertInstanceOf(Reading.Gap.class, traces.at(now, "DE.csv").latest(zone));
  }

  private static double grams(Reading reading) {
    return assertInstanceOf(Reading.Figure.class, reading).intensity().value().value();
  }
}
