package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.cli.BasisText;
import dev.carbon.footprint.Basis;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.SampleRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no format may lose, whatever it looks like. */
class ReportFormatsTest {
  @ParameterizedTest
  @EnumSource
  void howEachEnergyIsKnownIsSaid(ReportFormat format) {
    String printed = Printed.as(format, SampleReport.mixed());

    for (Basis basis : Basis.values()) {
      assertTrue(printed.contains(BasisText.word(basis)), basis + " in " + printed);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV")
  void aSumOfDifferentBasesIsShownToBeMixedWithItsShares(ReportFormat format) {
    String printed = Printed.as(format, SampleReport.mixed());

    if (format == ReportFormat.JSON) {
      assertTrue(printed.contains("\"mixesBases\" : true"), printed);
      assertTrue(printed.contains("\"measured\" : 6.0"), printed);
      return;
    }
    assertTrue(printed.contains("the sum mixes them"), printed);
    assertTrue(
        printed.replace("\\", "").contains("60 % measured, 30 % modelled, 10 % assumed"), printed);
  }

  @ParameterizedTest
  @EnumSource
  void ofARunOfSeveralBasesEachShareIsTold(ReportFormat format) {
    Report report =
        SampleReport.of(
            SampleReport.run('a', Basis.ASSUMED, "rated power", 1)
                .after(List.of(SampleReport.run('a', Basis.MEASURED, "RAPL", 3).get().details()))
                .with(SampleReport.run('a', Basis.ASSUMED, "", 4).get().footprint())
                .get());

    String printed = Printed.as(format, report).replace("\\", "");

    String told =
        switch (format) {
          case TABLE -> "75 % measured, 25 % assumed";
          case JSON -> "\"measured\" : 3.0";
          case CSV -> ",3.0,0.0,1.0,";
          default -> "75 % measured (RAPL), 25 % assumed (rated power)";
        };
    assertTrue(printed.contains(told), printed);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsUnknownIsNeverZero(ReportFormat format) {
    String printed = Printed.as(format, SampleReport.of(SampleRun.make().named('d').get()));

    assertFalse(printed.matches("(?s).*\\b0(\\.0)? (g CO2eq|kWh|litres)\\b.*"), printed);
    assertFalse(printed.matches("(?s).*(Grams|Kwh|Litres)\" : 0(\\.0)?\\b.*"), printed);
    if (format != ReportFormat.JSON && format != ReportFormat.CSV) {
      assertTrue(printed.contains("unknown"), printed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothWaysOfCountingWaterAreTold(ReportFormat format) {
    String printed =
        Printed.as(format, SampleReport.of(SampleReport.run('a', Basis.MODELLED, "x", 7).get()));

    assertTrue(printed.contains("14"), "with reservoirs: " + printed);
    String without =
        switch (format) {
          case TABLE -> "7 litres without it";
          case JSON -> "\"waterLitresWithoutReservoirs\" : 7.0";
          case CSV -> "waterLitresWithoutReservoirs";
          case HTML -> "Water, counted without it</dt><dd><b>7 litres</b>";
          default -> "without it 7 litres";
        };
    assertTrue(printed.contains(without), printed);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV")
  void aRehearsalIsInNoSumOfRunsInTheCloud(ReportFormat format) {
    String printed = Printed.as(format, SampleReport.mixed());

    String told =
        switch (format) {
          case JSON -> "1000.0";
          case HTML -> "<p class=\"figure\">1 kg CO₂eq</p>";
          default -> "1000 g";
        };
    assertTrue(printed.contains(told), printed);
    assertFalse(printed.contains("11000"), printed);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TABLE")
  void labelsAreTold(ReportFormat format) {
    String printed =
        Printed.as(
            format,
            SampleReport.of(
                SampleReport.run('a', Basis.MODELLED, "x", 7)
                    .labelled(Map.of("team", "vision", "trial", "7"))
                    .get()));

    String told =
        switch (format) {
          case JSON -> "\"team\" : \"vision\"";
          case CSV -> ",team=vision;trial=7,";
          default -> "team=vision, trial=7";
        };
    assertTrue(printed.contains(told), printed);
  }

  @ParameterizedTest
  @EnumSource
  void emissionsPerUnitAreToldAndWhereTheyAreUnknownThatIs(ReportFormat format) {
    ReportedRun known = SampleReport.run('a', Basis.MODELLED, "x", 7).get();
    ReportedRun unknown = SampleRun.make().named('d').get();
    PerUnit epoch = new PerUnit("epoch");

    String one = Printed.as(format, epoch, SampleReport.of(known));
    String both = Printed.as(format, epoch, SampleReport.of(known, unknown));

    String told =
        switch (format) {
          case TABLE, HTML -> "50.5-51.5";
          case JSON -> "\"low\" : 50.5";
          case CSV -> ",epoch,14.0,50.5,51.5,modelled,assumed,facility,";
          default -> "50.5-51.5 g";
        };
    assertTrue(one.replace("\\textsubscript{2}", "").contains(told), one);
    String missing =
        switch (format) {
          case JSON -> "\"low\" : null";
          case CSV -> ",epoch,,,,,,facility,";
          default -> "SCI per epoch is unknown for 1 of 2 runs";
        };
    assertTrue(both.contains(missing), both);
  }
}
