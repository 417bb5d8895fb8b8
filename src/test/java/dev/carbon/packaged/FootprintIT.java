package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.testing.cloud.ExampleExport;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.bigquery.FakeTable;
import dev.carbon.testing.cloud.bigquery.FootprintRow;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's own account of emissions and ours, through the packaged command. */
class FootprintIT {
  private static final double CLOSE = 1e-9;

  @TempDir private Path home;
  private FakeGoogleCloud cloud;
  private CarbonProcess carbon;

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud =
        FakeGoogleCloud.start(
            new CloudScript().output("model/weights.json", "{}").timePerStep(Duration.ofHours(1)));
    carbon =
        new CarbonProcess(home)
            .in(cloud)
            .with("CARBON_BIGQUERY_URL", cloud.bigQueryUrl())
            .with("GOOGLE_CLOUD_PROJECT", "my-project");
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @Test
  void aRunStandsBesideWhatGoogleExportedOfItsMonthAndProject() throws Exception {
    double grams = train();
    YearMonth now = YearMonth.now(ZoneOffset.UTC);
    cloud.plantTable(
        FakeTable.export(
            ExampleExport.NAME,
            FootprintRow.of(now.toString(), "my-project", "Vertex AI", "europe-west4"),
            FootprintRow.of(now.toString(), "other-project", "Vertex AI", "europe-west4")));

    Result told =
        footprint("--format", "json", "--since", now.minusMonths(1) + "", "--until", now + "");

    assertEquals(0, told.exit(), told.err());
    JsonNode before = told.json().get("months").get(0);
    assertFalse(before.get("exported").booleanValue());
    assertTrue(before.get("scope1Kg").isNull(), "unknown, not 0");
    assertTrue(before.get("ours").get("operationalKg").isNull(), "unknown, not 0");
    JsonNode month = told.json().get("months").get(1);
    assertEquals(2 * 20, month.get("scope2LocationBasedKg").doubleValue(), CLOSE);
    assertEquals(2 * 3, month.get("scope2MarketBasedKg").doubleValue(), CLOSE);
    assertEquals(20, month.get("ofProject").get("scope2LocationBasedKg").doubleValue(), CLOSE);
    assertEquals(1, month.get("ours").get("runs").intValue());
    assertEquals(grams / 1000, month.get("ours").get("operationalKg").doubleValue(), CLOSE);
  }

  @Test
  void aRunOfAnotherProjectDoesNotCount() throws Exception {
    double unused = train();
    cloud.plantTable(ExampleExport.TABLE);
    String now = YearMonth.now(ZoneOffset.UTC).toString();

    Result told =
        footprint("--format", "json", "--since", now, "--until", now, "--project", "other-project");

    assertEquals(0, told.json().get("months").get(0).get("ours").get("runs").intValue());
  }

  @Test
  void servicesAreToldApartInEachFormat() throws Exception {
    cloud.plantTable(ExampleExport.TABLE);
    cloud.queries().pagesOf(4);
    String[] question = {"--by", "service", "--since", "2026-04", "--until", "2026-09"};

    Result table = footprint(question);
    assertEquals(0, table.exit(), table.err());
    assertTrue(table.out().lines().toList().get(1).startsWith("Vertex AI"), table.out());

    Result csv =
        footprint("--by", "service", "--since", "2026-04", "--until", "2026-09", "--format", "csv");
    List<String> lines = csv.out().lines().toList();
    assertTrue(lines.get(0).endsWith("scope3Kg,totalLocationBasedKg"), csv.out());
    assertEquals(4, lines.size(), csv.out());
  }

  private Result footprint(String... more) throws Exception {
    String[] arguments = new String[more.length + 3];
    System.arraycopy(new String[] {"footprint", "--table", ExampleExport.NAME}, 0, arguments, 0, 3);
    System.arraycopy(more, 0, arguments, 3, more.length);
    return carbon.run(arguments);
  }

  /** Trains, and returns the grams of the receipt. */
  private double train() throws Exception {
    Files.writeString(carbon.workingDirectory().resolve("train.py"), "print('hello')\n");
    Result trained =
        carbon.run(
            "train",
            "train.py",
            "--regions",
            "europe-west4",
            "--source",
            "google-annual",
            "--yes",
            "--format",
            "json");
    assertEquals(0, trained.exit(), trained.err());
    JsonNode grams = trained.json().get("footprint").get("carbonGrams");
    assertTrue(grams.isNumber(), trained.out());
    return grams.doubleValue();
  }
}
