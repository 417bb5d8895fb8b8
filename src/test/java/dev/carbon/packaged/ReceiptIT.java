package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.monitoring.SeriesName;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receipt of a job that ran for some hours which the source remembers. */
class ReceiptIT {
  private static final double TINY = 1e-9;
  private static final int HOURS = 12;

  /** As the stand-in numbers its jobs. */
  private static final String FIRST_JOB = "4000000000000000001";

  private static final String UNITS =
      """
      import json, os
      with open("carbon_units.json", "w") as file:
          json.dump({"epoch": 4}, file)
      with open(os.path.join(os.environ["AIP_MODEL_DIR"], "weights.json"), "w") as file:
          json.dump([1], file)
      """;

  @TempDir private Path home;
  private FakeGoogleCloud cloud;
  private CarbonProcess carbon;
  private final Map<Instant, Double> netherlands = new TreeMap<>();

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud =
        FakeGoogleCloud.start(
            new CloudScript()
                .jobStates(
                    JobState.JOB_STATE_PENDING,
                    JobState.JOB_STATE_RUNNING,
                    JobState.JOB_STATE_RUNNING,
                    JobState.JOB_STATE_SUCCEEDED)
                .output("model/weights.json", "[1]")
                .timePerStep(Duration.ofHours(1)));
    cloud.moveClock(Duration.ofHours(-HOURS / 2));
    carbon = new CarbonProcess(home).in(cloud);
    writeTrace(carbon.workingDirectory());
    Files.writeString(carbon.workingDirectory().resolve("task.py"), UNITS);
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @Test
  void pricesEachHourByItsOwnFigureAndSaysWhatThePlanHadMadeOfIt() throws Exception {
    JsonNode footprint = train("--format", "json").json().get("footprint");

    JsonNode details = footprint.path("details");
    double grams = 0;
    for (JsonNode span : details.get("grid")) {
      Instant hour = Instant.parse(span.get("start").textValue());
      assertEquals(
          netherlands.getOrDefault(hour, Double.NaN), span.get("gramsPerKwh").doubleValue(), TINY);
      assertEquals(500, span.get("baselineGramsPerKwh").doubleValue(), TINY);
      grams += span.get("energyKwh").doubleValue() * span.get("gramsPerKwh").doubleValue();
    }
    assertTrue(details.get("grid").size() > 1, details.toPrettyString());
    assertEquals(grams, footprint.get("carbonGrams").doubleValue(), grams * TINY);
    assertEquals(0, details.get("sharePricedByPlan").doubleValue());
    JsonNode planned = details.get("planned");
    assertEquals(
        grams,
        planned.get("carbonGrams").doubleValue()
            + planned.get("differenceByEnergyGrams").doubleValue()
            + planned.get("differenceByGridGrams").doubleValue(),
        grams * TINY);
  }

  @Test
  void tellsTenLinesAndMoreWhenItIsAsked() throws Exception {
    cloud.script().executeJobs(true);

    Result result = train();

    List<String> lines = result.out().lines().toList();
    assertEquals("Receipt: succeeded", lines.get(0).substring(0, 18), result.out());
    assertEquals(11, lines.size(), result.out());
    assertTrue(result.out().contains(", mean of its hours; planned with "), result.out());
    String run = lines.get(1).replaceAll(".* ", "");
    Result more = carbon.run("jobs", "show", run, "-v");
    assertTrue(more.out().startsWith(result.out()), more.out());
    assertTrue(more.out().contains("each at what the grid emitted in it"), more.out());
    assertTrue(more.out().contains("g CO2eq per epoch"), more.out());
    assertFalse(more.out().contains("null"), more.out());
  }

  @Test
  void followsTheUtilisationThatTheCloudSaw() throws Exception {
    SeriesName series =
        new SeriesName(
            FIRST_JOB, "workerpool0-0", "ml.googleapis.com/training/accelerator/utilization");
    Instant now = Instant.now();
    for (int minute = 1; minute <= HOURS * 60; minute++) {
      cloud.series().plant(series, now.minus(Duration.ofMinutes(minute)), 0.25);
    }
    carbon = carbon.with("CARBON_MONITORING_URL", cloud.monitoringUrl());

    JsonNode details =
        train("--format", "json", "--machine", "a2-highgpu-1g", "--accelerator", "a100")
            .json()
            .at("/footprint/details");

    double seen = 0;
    double all = 0;
    for (JsonNode part : details.get("energy")) {
      double kwh = part.get("kwh").doubleValue();
      all += kwh;
      seen += part.get("source").textValue().endsWith("seen by the cloud") ? kwh : 0;
    }
    assertEquals(all, seen, all / 100, "but for the last moments, of which no sample tells");
    assertEquals(
        0.25,
        details.at("/use/acceleratorUtilisation/share").doubleValue(),
        TINY,
        details::toString);
    assertTrue(details.at("/planned/differenceByEnergyGrams").doubleValue() < 0);
  }

  private Result train(String... more) throws Exception {
    String[] arguments = {
      "train",
      "task.py",
      "--regions",
      "us-central1,europe-west4",
      "--source",
      "file:traces",
      "--project",
      "my-project",
      "--yes"
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    Result result = carbon.run(all);
    assertEquals(0, result.exit(), result.err());
    return result;
  }

  /** The Netherlands get dirtier hour by hour; the middle of America stays at 500. */
  private void writeTrace(Path folder) throws IOException {
    Path traces = Files.createDirectories(folder.resolve("traces"));
    StringBuilder rows = new StringBuilder("zone,ts_utc,ci_lca_g_per_kwh,ci_direct_g_per_kwh\n");
    Instant first = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS));
    for (int i = 0; i <= HOURS + 1; i++) {
      Instant hour = first.plus(Duration.ofHours(i));
      netherlands.put(hour, 100.0 + i);
      rows.append("NL,").append(hour).append(',').append(100 + i).append(",1\n");
      rows.append("US-MIDW-MISO,").append(hour).append(",500,1\n");
    }
    Files.writeString(traces.resolve("made-up.csv"), rows);
  }
}
