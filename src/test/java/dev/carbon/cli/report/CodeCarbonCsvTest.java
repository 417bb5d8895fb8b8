package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.Footprint;
import dev.carbon.region.Regions;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.SampleRun;
import dev.carbon.train.BackendKind;
import dev.carbon.unit.Grams;
import dev.carbon.unit.KilowattHours;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeCarbonCsvTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void aRunStandsThereInCodeCarbonsUnitsAndWhatIsUnknownIsEmpty() throws Exception {
    Map<String, String> row = rows(List.of(run(BackendKind.VERTEX, Optional.of(NOON)))).get(0);

    assertEquals(38, row.size());
    assertEquals("2026-11-22T12:00:00", row.get("timestamp"));
    assertEquals(7200, Double.parseDouble(row.get("duration")));
    assertEquals(0.5, Double.parseDouble(row.get("emissions")), "kg");
    assertEquals(0.5 / 7200, Double.parseDouble(row.get("emissions_rate")), 1e-12);
    assertEquals(2, Double.parseDouble(row.get("energy_consumed")));
    assertEquals("DEU", row.get("country_iso_code"));
    assertEquals("Germany", row.get("country_name"));
    assertEquals("europe-west3", row.get("cloud_region"));
    assertEquals("", row.get("water_consumed"));
    assertEquals("", row.get("gpu_energy"));
  }

  @Test
  void whatWasNotEmittedThereOrIsNotOverIsLeftOut() throws Exception {
    assertEquals(
        List.of(),
        rows(
            List.of(
                run(BackendKind.LOCAL, Optional.of(NOON)),
                run(BackendKind.VERTEX, Optional.empty()))));
  }

  @Test
  void howManyWereLeftOutIsSaid() {
    ReportedRun told = run(BackendKind.VERTEX, Optional.of(NOON));
    ReportedRun rehearsal = run(BackendKind.LOCAL, Optional.of(NOON));
    ReportedRun open = run(BackendKind.VERTEX, Optional.empty());

    assertEquals("", CodeCarbonCsv.without(List.of(told)));
    assertEquals(
        " without 1 run that is a rehearsal or may still go on",
        CodeCarbonCsv.without(List.of(told, rehearsal)));
    assertEquals(
        " without 2 runs that are rehearsals or may still go on",
        CodeCarbonCsv.without(List.of(told, rehearsal, open)));
  }

  private static List<Map<String, String>> rows(List<ReportedRun> runs) throws Exception {
    StringWriter written = new StringWriter();
    new CodeCarbonCsv(Regions.bundled()).write(runs, written);
    String text = written.toString();
    return new CsvMapper()
        .readerForMapOf(String.class)
        .with(CsvSchema.emptySchema().withHeader())
        .<Map<String, String>>readValues(text)
        .readAll();
  }

  private static ReportedRun run(BackendKind backend, Optional<Instant> ended) {
    return SampleRun.make()
        .on(backend)
        .begun(NOON.minusSeconds(7300))
        .ended(ended)
        .ran(Duration.ofHours(2))
        .in("europe-west3")
        .with(
            new Footprint(
                Optional.of(new KilowattHours(2)),
                Optional.of(Basis.MODELLED),
                Boundary.FACILITY,
                Optional.of(new Grams(500)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .get();
  }
}
