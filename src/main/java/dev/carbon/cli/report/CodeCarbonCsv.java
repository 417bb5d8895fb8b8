package dev.carbon.cli.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import dev.carbon.report.ReportedRun;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs in the cloud as the {@code emissions.csv} of CodeCarbon 3.3.0, whose columns and units these
 * are: kg CO2eq, kWh, litres, seconds; the energy is the facility's (<a
 * href="https://github.com/mlco2/codecarbon/pull/398">PUE support</a>). What carbon does not know,
 * such as the power of each part, is left empty.
 */
final class CodeCarbonCsv {
  private static final List<String> COLUMNS =
      List.of(
          ("timestamp,project_name,run_id,experiment_id,duration,emissions,emissions_rate,"
                  + "cpu_power,gpu_power,ram_power,cpu_energy,gpu_energy,ram_energy,"
                  + "energy_consumed,water_consumed,country_name,country_iso_code,region,"
                  + "cloud_provider,cloud_region,os,python_version,codecarbon_version,cpu_count,"
                  + "cpu_model,gpu_count,gpu_model,longitude,latitude,ram_total_size,"
                  + "tracking_mode,cpu_utilization_percent,gpu_utilization_percent,"
                  + "ram_utilization_percent,ram_used_gb,on_cloud,pue,wue")
              .split(","));
  private static final double GRAMS_A_KILOGRAM = 1000;
  private static final double MILLIS_A_SECOND = 1000;

  private final Regions regions;

  CodeCarbonCsv(Regions regions) {
    this.regions = regions;
  }

  /** Writes a header, and a row for each run that ended in the cloud, in the order given. */
  void write(List<ReportedRun> runs, Writer writer) throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
    COLUMNS.forEach(schema::addColumn);
    if (runs.stream().noneMatch(CodeCarbonCsv::isToTell)) {
      writer.write(String.join(",", COLUMNS) + "\n");
      return;
    }
    try (SequenceWriter rows = new CsvMapper().writer(schema.build()).writeValues(writer)) {
      for (ReportedRun run : runs) {
        if (isToTell(run)) {
          rows.write(row(run));
        }
      }
    }
  }

  /** Of a rehearsal nothing was emitted in its region, and of an open run nothing is known yet. */
  static boolean isToTell(ReportedRun run) {
    return !run.isRehearsal() && run.ended().isPresent();
  }

  /** Which of the runs were left out, in words to follow the name of the file. */
  static String without(List<ReportedRun> runs) {
    int left = (int) runs.stream().filter(run -> !isToTell(run)).count();
    return switch (left) {
      case 0 -> "";
      case 1 -> " without 1 run that is a rehearsal or may still go on";
      default -> " without " + left + " runs that are rehearsals or may still go on";
    };
  }

  private Map<String, String> row(ReportedRun run) {
    Map<String, String> row = new LinkedHashMap<>();
    COLUMNS.forEach(column -> row.put(column, ""));
    row.put("timestamp", run.ended().map(CodeCarbonCsv::timestamp).orElse(""));
    row.put("project_name", "carbon");
    row.put("run_id", run.run().value());
    Optional<Double> seconds = run.duration().map(Duration::toMillis).map(m -> m / MILLIS_A_SECOND);
    Optional<Double> kilograms =
        run.footprint().carbon().map(grams -> grams.value() / GRAMS_A_KILOGRAM);
    row.put("duration", text(seconds));
    row.put("emissions", text(kilograms));
    row.put(
        "emissions_rate",
        text(kilograms.flatMap(kg -> seconds.filter(time -> time > 0).map(time -> kg / time))));
    row.put("energy_consumed", text(run.footprint().energy().map(energy -> energy.value())));
    row.put("water_consumed", text(run.footprint().water().map(water -> water.value())));
    row.put("cloud_provider", "gcp");
    row.put("cloud_region", run.region());
    row.put("tracking_mode", "machine");
    row.put("on_cloud", "Y");
    // Of a run that moved, the PUE is that of its last region alone.
    row.put("pue", run.hasMoved() ? "" : Double.toString(run.pue()));
    putPlace(row, regions.get(new RegionId(run.region())));
    return row;
  }

  private static void putPlace(Map<String, String> row, Region region) {
    Locale country = new Locale("", region.country());
    row.put("country_name", country.getDisplayCountry(Locale.ENGLISH));
    row.put("country_iso_code", country.getISO3Country());
    row.put("longitude", Double.toString(region.coordinates().longitude()));
    row.put("latitude", Double.toString(region.coordinates().latitude()));
  }

  private static String timestamp(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.SECONDS)
        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  private static String text(Optional<Double> value) {
    return value.map(number -> Double.toString(number)).orElse("");
  }
}
