package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code carbon report} makes of runs that were. */
class ReportIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();

  @TempDir private Path home;

  @Test
  void addsUpRunsAndRehearsalsApart() throws Exception {
    home = home.toRealPath();
    try (FakeGoogleCloud cloud =
        FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{}"))) {
      double carbon =
          train(
                  new CarbonProcess(home).in(cloud),
                  "--project",
                  "my-project",
                  "--yes",
                  "--label",
                  "team=vision")
              + train(new CarbonProcess(home).in(cloud), "--project", "my-project", "--yes");
      double rehearsed = train(new CarbonProcess(home), "--backend", "local");

      Result json = new CarbonProcess(home).run("report", "--format", "json");

      assertEquals(0, json.exit(), json.err());
      JsonNode totals = json.json().at("/report/totals");
      assertEquals(2, totals.at("/cloud/runs").asInt());
      assertEquals(carbon, totals.at("/cloud/carbonGrams").asDouble(), carbon * 1e-9);
      assertEquals(1, totals.at("/rehearsals/runs").asInt());
      assertEquals(rehearsed, totals.at("/rehearsals/carbonGrams").asDouble(), rehearsed * 1e-9);
      assertEquals(3, json.json().at("/report/runs").size());

      Result table = new CarbonProcess(home).run("report");
      assertTrue(table.out().contains("In the cloud: 2 runs"), table.out());
      assertTrue(table.out().contains("Rehearsals, had they run there: 1 run"), table.out());
      Result written = new CarbonProcess(home).run("report", "--codecarbon", "emissions.csv");
      assertEquals(0, written.exit(), written.err());
      List<String> rows =
          Files.readAllLines(new CarbonProcess(home).workingDirectory().resolve("emissions.csv"));
      assertEquals(3, rows.size(), "a header and the two runs of the cloud");
      assertTrue(rows.get(1).contains(",gcp,us-west1,"), rows.get(1));
      assertEquals(
          2, new CarbonProcess(home).run("report", "--codecarbon", "emissions.csv").exit());

      Result labelled =
          new CarbonProcess(home).run("report", "--label", "team=vision", "--format", "markdown");
      assertEquals(0, labelled.exit(), labelled.err());
      assertTrue(labelled.out().startsWith("## Environmental Impact"), labelled.out());
      assertTrue(labelled.out().contains("- **Labels:** team=vision"), labelled.out());
      assertTrue(labelled.out().contains("co2_eq_emissions:\n  emissions: "), labelled.out());
      assertEquals(
          "",
          new CarbonProcess(home)
              .run("report", "--label", "team=other", "--format", "latex")
              .out());

      Result later = new CarbonProcess(home).run("report", "--since", "2100-01-01");
      assertEquals("", later.out());
    }
  }

  /** The grams that the run's own receipt says. */
  private static double train(CarbonProcess carbon, String... more) throws Exception {
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "train",
                    BLOBS,
                    "--regions",
                    "us-west1",
                    "--source",
                    "google-annual",
                    "--format",
                    "json"),
                Stream.of(more))
            .toArray(String[]::new);
    Result result = carbon.run(arguments);
    assertEquals(0, result.exit(), result.err());
    return result.json().at("/footprint/carbonGrams").asDouble();
  }
}
