package dev.carbon.cli.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.export.ExportQuestion;
import dev.carbon.export.ExportedFootprint;
import dev.carbon.export.ExportedRow;
import dev.carbon.export.Grouping;
import dev.carbon.export.ModelVersions;
import dev.carbon.export.MonthRange;
import dev.carbon.export.OwnRuns;
import dev.carbon.export.Scopes;
import dev.carbon.export.TableName;
import dev.carbon.unit.Kilograms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportRemarksTest {
  private static final YearMonth MAY = YearMonth.of(2026, 5);
  private static final YearMonth JUNE = YearMonth.of(2026, 6);
  private static final LocalDate LATER = LocalDate.of(2026, 12, 1);

  @Test
  void wholeMonthsOfOneModelLeaveNoDoubt() {
    assertEquals(List.of(), doubts(LATER, row(MAY, 31, 14), row(JUNE, 31, 14)));
  }

  @Test
  void aMonthThatGoogleHasNotExportedYetIsUnknown() {
    List<String> doubts = doubts(LocalDate.of(2026, 7, 14), row(MAY, 31, 14));

    assertEquals(
        List.of("2026-06: unknown, not 0: Google exports a month about the 15th of the next."),
        doubts);
  }

  @Test
  void aMonthThatIsOverdueIsSaidToBeMissing() {
    String doubt = doubts(LocalDate.of(2026, 7, 15), row(MAY, 31, 14)).get(0);

    assertTrue(doubt.startsWith("2026-06: unknown, not 0: the export does not hold it"), doubt);
  }

  @Test
  void anotherModelIsTold() {
    String doubt = doubts(LATER, row(MAY, 31, 13), row(JUNE, 31, 14)).get(0);

    assertTrue(doubt.contains("different versions of Google's model"), doubt);
  }

  @Test
  void anUnknownModelIsTold() {
    ExportedRow june = row(JUNE, 31, 14);
    ExportedRow unversioned =
        new ExportedRow(JUNE, Optional.empty(), true, june.scopes(), Optional.empty());

    String doubt = doubts(LATER, row(MAY, 31, 14), unversioned).get(0);
    String meaning = remarks(LATER, row(MAY, 31, 14), unversioned).meaning().get(0);

    assertTrue(doubt.startsWith("Rows of the export do not tell with which version"), doubt);
    assertTrue(meaning.contains("model version unknown"), meaning);
  }

  @Test
  void aTotalThatIsNotTheSumOfItsScopesIsTold() {
    String doubt = doubts(LATER, row(MAY, 14, 14), row(JUNE, 31, 14)).get(0);

    assertTrue(doubt.startsWith("The exported total of 2026-05 is not the sum"), doubt);
  }

  @Test
  void aProjectOfWhichNothingIsExportedIsNamed() {
    ExportedRow other = row(JUNE, 31, 14);
    ExportedRow june =
        new ExportedRow(JUNE, Optional.empty(), false, other.scopes(), other.versions());

    String doubt = doubts(LATER, row(MAY, 31, 14), june).get(0);

    assertTrue(doubt.startsWith("2026-06: the export holds nothing of project my-project"), doubt);
  }

  @Test
  void theSourceSaysTableVersionAgeAndUnit() {
    assertEquals(
        "Source: Google's Carbon Footprint export my-billing.d.t, model version 13 to 14, last"
            + " written on 2026-06-15; estimated by Google, in kg CO2e as exported.",
        remarks(LATER, row(MAY, 31, 13), row(JUNE, 31, 14)).meaning().get(0));
  }

  private static List<String> doubts(LocalDate today, ExportedRow... rows) {
    return remarks(today, rows).doubts();
  }

  private static ExportRemarks remarks(LocalDate today, ExportedRow... rows) {
    ExportQuestion question =
        new ExportQuestion(
            new TableName("my-billing", "d", "t"),
            new MonthRange(MAY, JUNE),
            Grouping.MONTH,
            "my-project");
    Optional<Instant> changedAt = Optional.of(Instant.parse("2026-06-15T08:00:00Z"));
    return new ExportRemarks(
        new ExportedFootprint(question, changedAt, List.of(rows)), new OwnRuns(Map.of(), 0), today);
  }

  /** 1, 20 (location-based), 3 (market-based) and 10 kg; their total is 31. */
  private static ExportedRow row(YearMonth month, double total, long version) {
    return new ExportedRow(
        month,
        Optional.empty(),
        true,
        new Scopes(kg(1), kg(20), kg(3), kg(10), kg(total)),
        Optional.of(new ModelVersions(version, version)));
  }

  private static Optional<Kilograms> kg(double value) {
    return Optional.of(new Kilograms(value));
  }
}
