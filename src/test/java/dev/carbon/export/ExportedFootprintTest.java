package dev.carbon.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.unit.Kilograms;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportedFootprintTest {
  private static final YearMonth MAY = YearMonth.of(2026, 5);
  private static final YearMonth JUNE = YearMonth.of(2026, 6);
  private static final YearMonth JULY = YearMonth.of(2026, 7);

  @Test
  void aMonthIsTheSumOfItsRowsAndTheProjectsPartIsToldApart() {
    ExportedFootprint exported =
        exported(row(MAY, "Vertex AI", true, kg(2)), row(MAY, "BigQuery", false, kg(3)));

    assertEquals(kg(5), exported.of(MAY).orElseThrow().scope1());
    assertEquals(kg(2), exported.ofProject(MAY).orElseThrow().scope1());
  }

  @Test
  void aMonthWithoutRowsIsUnknown() {
    ExportedFootprint exported = exported(row(JUNE, "Vertex AI", false, kg(2)));

    assertEquals(Optional.empty(), exported.of(MAY));
    assertEquals(List.of(MAY, JULY), exported.missing());
    assertEquals(Optional.empty(), exported.ofProject(JUNE));
  }

  @Test
  void whatIsUnknownOfOneRowIsUnknownOfTheSum() {
    ExportedFootprint exported =
        exported(row(MAY, "a", false, kg(2)), row(MAY, "b", false, Optional.empty()));

    assertEquals(Optional.empty(), exported.of(MAY).orElseThrow().scope1());
    assertTrue(exported.hasGaps());
  }

  @Test
  void groupsAreSummedOverMonthsTheLargestFirst() {
    ExportedFootprint exported =
        exported(
            row(MAY, "small", false, kg(1)),
            row(MAY, "large", false, kg(4)),
            row(JUNE, "small", true, kg(2)));

    List<ExportedFootprint.Group> groups = exported.groups();
    assertEquals(
        List.of(Optional.of("large"), Optional.of("small")),
        groups.stream().map(ExportedFootprint.Group::name).toList());
    assertEquals(kg(3), groups.get(1).scopes().scope1());
    assertEquals(2, groups.get(1).months());
  }

  @Test
  void anExportedTotalThatIsNotThatOfItsPartsIsSeen() {
    Scopes sound = new Scopes(kg(1), kg(20), kg(3), kg(10), kg(31));
    Scopes odd = new Scopes(kg(1), kg(20), kg(3), kg(10), kg(14));
    Scopes half = new Scopes(kg(1), Optional.empty(), kg(3), kg(10), kg(14));

    assertTrue(sound.addUp());
    assertFalse(odd.addUp(), "scope 2 market-based must not stand in for location-based");
    assertTrue(half.addUp());
  }

  private static ExportedFootprint exported(ExportedRow... rows) {
    ExportQuestion question =
        new ExportQuestion(
            new TableName("my-billing", "d", "t"),
            new MonthRange(MAY, JULY),
            Grouping.SERVICE,
            "my-project");
    return new ExportedFootprint(question, Optional.empty(), List.of(rows));
  }

  private static ExportedRow row(
      YearMonth month, String service, boolean isOfProject, Optional<Kilograms> each) {
    return new ExportedRow(
        month,
        Optional.of(service),
        isOfProject,
        new Scopes(each, each, each, each, each),
        Optional.of(new ModelVersions(14, 14)));
  }

  private static Optional<Kilograms> kg(double value) {
    return Optional.of(new Kilograms(value));
  }
}
