package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.Basis;
import dev.carbon.report.PerUnit;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.SampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one must know to read the sums. */
class ReportRemarksTest {
  private static final String STOOD_IN =
      " the baseline's figure of the plan stood in for that of the hour";

  @Test
  void aBaselineOfWhichHoursWereNotToldIsSaidToBeOne() {
    List<String> remarks = remarks(hourly('a', 0), hourly('b', 0.5), hourly('c', 1));

    assertTrue(remarks.contains("for part of the energy of 2 runs" + STOOD_IN), remarks::toString);
  }

  @Test
  void nothingIsSaidOfABaselineWhoseHoursAreKnownAndOfTheAverageOfAYear() {
    ReportedRun yearly = SampleRun.make().named('d').saving(300, 100, 1).get();

    List<String> remarks = remarks(hourly('a', 0), yearly);

    assertFalse(remarks.toString().contains(STOOD_IN), remarks::toString);
  }

  @ParameterizedTest
  @EnumSource(names = {"MARKDOWN", "LATEX"})
  void aModelCardTellsForHowMuchOfTheBaseline(ReportFormat format) {
    String printed = Printed.as(format, SampleReport.of(hourly('a', 0.5))).replace("\\", "");

    assertTrue(printed.contains("where for 50 % of the energy" + STOOD_IN), printed);
  }

  @Test
  void theShareStandsInTheDocument() {
    String printed = Printed.as(ReportFormat.JSON, SampleReport.of(hourly('a', 0.5)));

    assertTrue(printed.contains("\"baselineSharePricedByPlan\" : 0.5"), printed);
    assertEquals(
        1, Printed.as(ReportFormat.CSV, SampleReport.of(hourly('a', 0.5))).split(",0.5\n").length);
  }

  private static List<String> remarks(ReportedRun... runs) {
    return ReportRemarks.of(List.of(runs), PerUnit.RUN);
  }

  private static ReportedRun hourly(char letter, double byPlan) {
    return SampleReport.run(letter, Basis.MODELLED, "published watts", 1)
        .saving(400, 300, byPlan)
        .get();
  }
}
