package dev.carbon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.job.MeasuredUse.Accelerators;
import dev.carbon.job.MeasuredUse.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of the metrics of a job, whose script may have written over them. */
class JobMetricsTest {
  private static final String OLD =
      "{\"schemaVersion\": 1, \"wallSeconds\": 400.5, \"cpuSeconds\": 90,"
          + " \"cpuCount\": 4, \"memoryBytes\": 1.6e10, \"exitCode\": 0}";
  private static final String MEASURED =
      """
      {"restarted": false, "intervalSeconds": 300,
       "raplDomains": ["package-0", "package-0/dram"],
       "accelerators": {"method": "nvidia-smi polled power", "devices": 2,
                        "memoryBytes": 80000000000, "peakMemoryBytes": 30000000000},
       "intervals": [
        {"start": "2026-11-18T12:00:00Z", "seconds": 100.5, "cpuSeconds": 30.25,
         "raplJoules": {"package-0": 9000.5, "package-0/dram": 500},
         "accelerators": {"seconds": 95, "joules": 57000, "meanUtilisation": 0.75}},
        {"start": "2026-11-18T12:05:00Z", "seconds": 300, "cpuSeconds": null,
         "raplJoules": {"package-0": 1}, "accelerators": null}]}
      """;

  @TempDir private Path folder;

  @Test
  void readsAnOldFileAsBefore() throws IOException {
    JobMetrics metrics = read(OLD).orElseThrow();

    assertEquals(Duration.ofMillis(400_500), metrics.wall());
    assertEquals(Duration.ofSeconds(90), metrics.cpu());
    assertEquals(4, metrics.processors());
    assertEquals(Optional.of(1.6e10), metrics.memoryBytes());
    assertEquals(Optional.empty(), metrics.measured());
  }

  @Test
  void readsWhatWasMeasured() throws IOException {
    MeasuredUse measured = measured(MEASURED).orElseThrow();

    assertFalse(measured.restarted());
    assertEquals(Duration.ofMinutes(5), measured.width());
    assertEquals(Set.of("package-0", "package-0/dram"), measured.domains());
    assertEquals(
        Optional.of(
            new Accelerators("nvidia-smi polled power", 2, Optional.of(8e10), Optional.of(3e10))),
        measured.accelerators());
    Interval first = measured.intervals().get(0);
    assertEquals(Instant.parse("2026-11-18T12:00:00Z"), first.start());
    assertEquals(Duration.ofMillis(100_500), first.time());
    assertEquals(Optional.of(30.25), first.processorSeconds());
    assertEquals(Map.of("package-0", 9000.5, "package-0/dram", 500.0), first.raplJoules());
    assertEquals(Duration.ofSeconds(95), first.accelerators().orElseThrow().time());
    assertEquals(57_000, first.accelerators().orElseThrow().joules());
    assertEquals(600, first.accelerators().orElseThrow().meanWatts());
    assertEquals(Optional.of(0.75), first.accelerators().orElseThrow().utilisation());
    assertEquals(2, measured.intervals().size());
    assertEquals(Optional.empty(), measured.intervals().get(1).processorSeconds());
    assertEquals(Optional.empty(), measured.intervals().get(1).accelerators());
  }

  @Test
  void joulesOfSomeDomainsAreNotThoseOfAll() throws IOException {
    MeasuredUse measured = measured(MEASURED).orElseThrow();
    MeasuredUse none =
        measured(
                "{\"restarted\": true, \"intervalSeconds\": 3600,"
                    + " \"raplDomains\": [], \"accelerators\": null,"
                    + " \"intervals\": [{\"start\": \"2026-11-18T12:00:00Z\", \"seconds\": 5,"
                    + " \"cpuSeconds\": 1, \"raplJoules\": {}, \"accelerators\": null}]}")
            .orElseThrow();

    assertTrue(none.restarted());
    assertEquals(OptionalDouble.of(9500.5), measured.raplJoules(measured.intervals().get(0)));
    assertEquals(OptionalDouble.empty(), measured.raplJoules(measured.intervals().get(1)));
    assertEquals(OptionalDouble.empty(), none.raplJoules(none.intervals().get(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "restarted": false,              | "x": 0,
          "restarted": false               | "restarted": 0
          "intervalSeconds": 300           | "intervalSeconds": 299
          "intervalSeconds": 300           | "intervalSeconds": 300.5
          "intervalSeconds": 300           | "intervalSeconds": 1e9
          "intervalSeconds": 300           | "intervalSeconds": "300"
          "intervalSeconds": 300,          | "x": 0,
          ["package-0", "package-0/dram"]  | ["package-0", "package-0", "package-0/dram"]
          ["package-0", "package-0/dram"]  | ["package-0", "package-0/dram", "psys"]
          ["package-0", "package-0/dram"]  | ["package-0"]
          ["package-0", "package-0/dram"]  | null
          "devices": 2                     | "devices": 0
          "devices": 2                     | "devices": 2.5
          "devices": 2                     | "devices": 99999999999
          "memoryBytes": 80000000000       | "memoryBytes": 1000
          "memoryBytes": 80000000000       | "memoryBytes": -1
          nvidia-smi polled                | \\u001b[2Jpolled
          "method": "nvidia-smi            | "method": 5, "x": "
          12:05:00Z                        | 12:00:00Z
          12:05:00Z                        | 11:55:00Z
          12:05:00Z                        | 12:05:01Z
          12:05:00Z                        | 12:05:00.5Z
          "2026-11-18T12:05:00Z"           | "tomorrow"
          "2026-11-18T12:05:00Z"           | 1795003200
          2026-11-18T12:05:00Z             | 1956-11-18T12:05:00Z
          "seconds": 300,                  | "seconds": 303,
          "seconds": 300,                  | "seconds": 0,
          "seconds": 300,                  | "seconds": -300,
          "seconds": 300,                  | "seconds": "300",
          "seconds": 100.5                 | "seconds": 103
          "seconds": 100.5                 | "seconds": 1e999
          "cpuSeconds": 30.25              | "cpuSeconds": 1000
          "cpuSeconds": 30.25              | "cpuSeconds": -1
          "cpuSeconds": 30.25,             | "x": 0,
          "package-0": 9000.5              | "package-0": 300000
          "package-0": 9000.5              | "package-0": -1
          "package-0": 9000.5              | "package-0": null
          "package-0": 9000.5              | "package-1": 9000.5
          {"package-0": 1}                 | []
          {"package-0": 1}                 | null
          "seconds": 95                    | "seconds": 0
          "seconds": 95                    | "seconds": 103
          "joules": 57000                  | "joules": 3e6
          "joules": 57000                  | "joules": -57000
          "joules": 57000                  | "joules": [57000]
          "joules": 57000,                 | "x": 0,
          "meanUtilisation": 0.75          | "meanUtilisation": 75
          "meanUtilisation": 0.75          | "meanUtilisation": "high"
          """)
  void refusesAllOfItWhenOneThingCannotBe(String right, String wrong) throws IOException {
    assertTrue(MEASURED.contains(right), right);

    JobMetrics metrics = read(with(MEASURED.replace(right, wrong))).orElseThrow();

    assertEquals(Optional.empty(), metrics.measured());
    assertEquals(Duration.ofMillis(400_500), metrics.wall());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "[]", "\"x\"", "{}", "{\"intervals\": []}"})
  void refusesWhatIsNoMeasurement(String json) throws IOException {
    assertEquals(Optional.empty(), measured(json));
  }

  @Test
  void refusesJoulesOfAcceleratorsThatAreNotThere() throws IOException {
    String without =
        MEASURED.replaceFirst("(?s)\"accelerators\": \\{\"method.*?}", "\"accelerators\": null");

    assertFalse(without.contains("devices"));
    assertEquals(Optional.empty(), measured(without));
    assertEquals(Optional.empty(), measured(without.replace("57000", "0")));
  }

  @Test
  void refusesMoreIntervalsThanAnyRunHas() throws IOException {
    StringBuilder intervals = new StringBuilder();
    for (int i = 0; i < 1001; i++) {
      Instant start = Instant.parse("2026-11-18T12:00:00Z").plusSeconds(300L * i);
      intervals
          .append(i == 0 ? "" : ",")
          .append("{\"start\":\"")
          .append(start)
          .append(
              "\",\"seconds\":0.01,\"cpuSeconds\":null,\"raplJoules\":{},\"accelerators\":null}");
    }
    String most = intervals.substring(intervals.indexOf(",{") + 1);

    assertTrue(measured(intervals(most)).isPresent());
    assertEquals(Optional.empty(), measured(intervals(intervals.toString())));
  }

  @Test
  void aPartOfARunIsNotTakenForTheWhole() throws IOException {
    Files.writeString(folder.resolve(JobMetrics.PARTIAL_FILE_NAME), OLD);

    assertEquals(Optional.empty(), JobMetrics.read(folder));
    assertEquals(Duration.ofMillis(400_500), JobMetrics.readPartial(folder).orElseThrow().wall());
  }

  @ParameterizedTest
  @CsvSource({
    "carbon_metrics.json,true",
    "carbon_metrics.partial.json,true",
    "carbon_metrics.partial.json.tmp,true",
    "model/carbon_metrics.json,false",
    "carbon_metrics.jsonl,false",
    "carbon_metrics.tmp,false"
  })
  void knowsItsOwnNames(String path, boolean own) {
    assertEquals(own, JobMetrics.isNameOf(path));
  }

  private static String intervals(String list) {
    return "{\"restarted\": true, \"intervalSeconds\": 300,"
        + " \"raplDomains\": [], \"accelerators\": null,"
        + " \"intervals\": ["
        + list
        + "]}";
  }

  private Optional<MeasuredUse> measured(String json) throws IOException {
    return read(with(json)).orElseThrow().measured();
  }

  private static String with(String measured) {
    return OLD.replace("\"exitCode\": 0", "\"exitCode\": 0, \"measured\": " + measured);
  }

  private Optional<JobMetrics> read(String json) throws IOException {
    Files.writeString(folder.resolve(JobMetrics.FILE_NAME), json);
    return JobMetrics.read(folder);
  }
}
