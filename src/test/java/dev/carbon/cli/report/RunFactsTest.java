package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.PlannedCarbon;
import dev.carbon.footprint.SampleDetails;
import dev.carbon.region.Regions;
import dev.carbon.report.PerUnit;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.SampleRun;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFactsTest {
  /** One that used 1 kWh at 100 g. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1   | 100 | the run emitted as much",
        "2   | 100 | what the run emitted differs by -100 g: -100 by its energy, 0 by the grid",
        "1   | 90  | what the run emitted differs by +10 g: 0 by its energy, +10 by the grid",
        "0.5 | 200 | what the run emitted differs by 0 g: +100 by its energy, -100 by the grid"
      })
  void whatARunEmittedIsComparedWithItsPlan(double kwh, double gramsPerKwh, String told) {
    FootprintDetails hour = SampleDetails.of(1, 100);
    PlannedCarbon planned = new PlannedCarbon(new KilowattHours(kwh), new GramsPerKwh(gramsPerKwh));
    ReportedRun run =
        SampleRun.make()
            .with(SampleDetails.footprint(1, 100))
            .with(
                new FootprintDetails(
                    hour.carbon(),
                    Optional.of(planned),
                    hour.water(),
                    hour.use(),
                    hour.grid(),
                    hour.restarts(),
                    hour.units()))
            .get();

    String fact =
        new RunFacts(run, PerUnit.RUN, new Places(Regions.bundled()))
            .list().stream()
                .filter(each -> each.label().equals("Planned"))
                .findFirst()
                .orElseThrow()
                .text();

    assertEquals(told, fact.substring(fact.indexOf(';') + 2));
  }
}
