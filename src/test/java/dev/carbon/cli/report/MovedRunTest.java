package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.FigureKind;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.SampleDetails;
import dev.carbon.region.Regions;
import dev.carbon.report.PerUnit;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.SampleRun;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a report tells of a run that went on in another region. */
class MovedRunTest {
  private static final String LAST = " (of the last job alone)";

  private static final FigureKind EIA = new FigureKind("average", "direct", "eia");

  private final ReportedRun moved = SampleReport.moved('a').get();
  private final ReportedRun stayed = SampleReport.run('b', Basis.MODELLED, "watts", 1).get();

  @ParameterizedTest
  @CsvSource({"Grid intensity", "PUE", "Accelerators in use"})
  void whatIsOfTheLastAttemptAloneSaysSo(String label) {
    assertTrue(fact(moved, label).endsWith(LAST), fact(moved, label));
    assertFalse(fact(stayed, label).contains("last job"), fact(stayed, label));
  }

  @Test
  void whatCanBeAddedUpIsOfTheWholeRun() {
    assertEquals("11 h; 11 accelerator-hours", fact(moved, "Hours used"));
    assertEquals(
        "2200 g CO2eq for the same time at full load, by the intensity at planning; what"
            + " the run emitted differs by +1830 g: -1100 by its energy, +2930 by the grid",
        fact(moved, "Planned"));
    assertTrue(fact(moved, "Restarts").startsWith("2, "), fact(moved, "Restarts"));
    assertTrue(fact(moved, "Compute Region").endsWith("which is in all sums"));
  }

  @Test
  void whatIsUnknownOfAnAttemptIsUnknownOfTheRun() {
    List<Optional<FootprintDetails>> lost = List.of(Optional.empty());
    ReportedRun run = SampleReport.moved('a').after(lost).get();

    assertEquals("unknown", fact(run, "Planned"));
    assertEquals("unknown", fact(run, "Restarts"));
  }

  @Test
  void ofARegionWithoutAMachineOnlyThePlanIsTold() {
    ReportedRun refused = SampleReport.moved('a').withoutMachine().get();

    for (String label : List.of("Grid intensity", "PUE")) {
      String told = fact(refused, label);
      assertTrue(told.endsWith(" (of the last region, where no job ran)"), told);
      assertFalse(told.contains("over the run's hours"), told);
    }
    assertTrue(fact(refused, "Accelerators in use").endsWith(LAST));
  }

  @Test
  void thePageHoldsAllAttemptsAgainstTheirPlans() {
    String page = Printed.as(ReportFormat.HTML, SampleReport.of(moved));

    assertTrue(
        page.contains(
            "planned, 1 run would have emitted 2.2 kg CO₂eq; hour by hour it came to 4.03 kg"
                + " CO₂eq (+83 %)"),
        page);
  }

  @Test
  void theDocumentSaysHowManyAttemptsItTook() {
    String printed = Printed.as(ReportFormat.JSON, SampleReport.of(moved, stayed));
    List<String> rows =
        Printed.as(ReportFormat.CSV, SampleReport.of(moved, stayed)).lines().toList();

    assertTrue(printed.contains("\"attempts\" : 2"), printed);
    assertTrue(printed.contains("\"attempts\" : 1"), printed);
    assertTrue(rows.get(0).contains(",region,attempts,"), rows.get(0));
    assertTrue(rows.get(1).contains(",us-west1,2,"), rows.get(1));
    assertTrue(rows.get(2).contains(",us-west1,1,"), rows.get(2));
    assertEquals(3, SampleReport.moved('c').withoutMachine().get().attempts());
  }

  @Test
  void itsRowHasNoPueForAllOfItsEnergy() throws IOException {
    StringWriter written = new StringWriter();
    ReportedRun ended = SampleReport.moved('a').ended(Optional.of(SampleRun.NOON)).get();

    new CodeCarbonCsv(Regions.bundled()).write(List.of(ended), written);

    assertTrue(written.toString().endsWith(",Y,,\n"), written::toString);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"JSON", "CSV"})
  void itsRowSaysThatTheRegionIsTheLast(ReportFormat format) {
    String printed = Printed.as(format, SampleReport.of(moved, stayed));

    assertTrue(printed.contains("us-west1 (last)"), printed);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"MARKDOWN", "LATEX", "HTML"})
  void everySourceWhoseFiguresAreInTheSumsIsNamed(ReportFormat format) {
    ReportedRun run =
        SampleReport.moved('a')
            .by("energy-charts")
            .after(List.of(Optional.of(SampleDetails.of(10, 400, EIA))))
            .get();

    String printed = Printed.as(format, SampleReport.of(run));

    for (String source : List.of("energy-charts", "eia")) {
      String credited =
          format == ReportFormat.HTML
              ? "<dd>" + source + ": signal average"
              : "Carbon intensities of " + source + " (average, direct)";
      assertTrue(printed.contains(credited), credited + " in " + printed);
    }
  }

  private static String fact(ReportedRun run, String label) {
    List<Fact> facts = new RunFacts(run, PerUnit.RUN, new Places(Regions.bundled())).list();
    return facts.stream()
        .filter(fact -> fact.label().equals(label))
        .map(Fact::text)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + label + " in " + facts));
  }
}
