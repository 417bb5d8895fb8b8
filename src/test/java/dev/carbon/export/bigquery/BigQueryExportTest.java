package dev.carbon.export.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.export.ExportQuestion;
import dev.carbon.export.ExportedFootprint;
import dev.carbon.export.Grouping;
import dev.carbon.export.ModelVersions;
import dev.carbon.export.MonthRange;
import dev.carbon.export.Scopes;
import dev.carbon.export.TableName;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.http.TestHttp;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.bigquery.FakeTable;
import dev.carbon.testing.cloud.bigquery.FootprintRow;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.train.MutableClock;
import dev.carbon.unit.Kilograms;
import java.io.IOException;
import java.net.URI;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BigQueryExportTest {
  private static final String TABLE = "my-billing.carbon.carbon_footprint";
  private static final YearMonth MAY = YearMonth.of(2026, 5);
  private static final YearMonth JUNE = YearMonth.of(2026, 6);

  private final MutableClock clock = new MutableClock();
  private final TestHttp http = new TestHttp();
  private FakeGoogleCloud cloud;

  @BeforeEach
  void startCloud() throws IOException {
    cloud = FakeGoogleCloud.start();
    cloud.plantTable(
        FakeTable.export(
            TABLE,
            FootprintRow.of("2026-05", "my-project", "Vertex AI", "europe-west4"),
            FootprintRow.of("2026-05", "my-project", "BigQuery", "europe-west1"),
            FootprintRow.of("2026-05", "other-project", "Vertex AI", "us-central1"),
            FootprintRow.of("2026-06", "my-project", "Vertex AI", "europe-west4"),
            FootprintRow.of("2026-07", "my-project", "Vertex AI", "europe-west4")));
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @Test
  void scopesAreSummedEachOnItsOwnAndTheProjectsPartIsToldApart() {
    ExportedFootprint exported = read(Grouping.MONTH);

    assertEquals(scopes(3, 60, 9, 30, 93), exported.of(MAY).orElseThrow());
    assertEquals(scopes(2, 40, 6, 20, 62), exported.ofProject(MAY).orElseThrow());
    assertEquals(scopes(1, 20, 3, 10, 31), exported.of(JUNE).orElseThrow());
    assertEquals(Optional.of(new ModelVersions(14, 14)), exported.versions());
    assertEquals(Optional.of(FakeTable.CHANGED_AT), exported.changedAt());
  }

  @ParameterizedTest
  @CsvSource({
    "SERVICE, Vertex AI, 3",
    "REGION, europe-west4, 2",
    "PROJECT, my-project, 3",
  })
  void groupsBearTheirNames(Grouping grouping, String largest, double scope1) {
    ExportedFootprint.Group group = read(grouping).groups().get(0);

    assertEquals(Optional.of(largest), group.name());
    assertEquals(Optional.of(new Kilograms(scope1)), group.scopes().scope1());
  }

  @Test
  void aDeletedProjectIsKnownByItsNumber() {
    plant(row().with("project.id", null));

    assertEquals(Optional.of("802583874831"), read(Grouping.PROJECT).groups().get(0).name());
  }

  @Test
  void aSumOverARowWithoutTheFigureIsUnknown() {
    plant(row(), row().with("carbon_footprint_kgCO2e.scope2.market_based", null));

    Scopes may = read(Grouping.MONTH).of(MAY).orElseThrow();

    assertEquals(Optional.empty(), may.scope2Market());
    assertEquals(Optional.of(new Kilograms(40)), may.scope2Location());
  }

  @Test
  void everyPageIsRead() {
    cloud.queries().pagesOf(1);

    assertEquals(
        read(Grouping.SERVICE).rows().size(), 1 + cloud.calls("jobs.getQueryResults").size());
    assertEquals(scopes(3, 60, 9, 30, 93), read(Grouping.SERVICE).of(MAY).orElseThrow());
  }

  @Test
  void aResultThatIsNotWholeIsNone() {
    cloud.queries().pagesOf(1);
    cloud.queries().forgetPages();

    CarbonException error = assertThrows(CarbonException.class, () -> read(Grouping.MONTH));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.text().contains("it has 1 of 3 rows"), error.text());
    assertHelps(error);
  }

  @Test
  void aQueryThatTakesItsTimeIsLookedAtAgain() {
    cloud.queries().unfinishedFor(3);

    assertEquals(scopes(3, 60, 9, 30, 93), read(Grouping.MONTH).of(MAY).orElseThrow());
    assertEquals(3, cloud.calls("jobs.getQueryResults").size());
  }

  @Test
  void aQueryThatNeverEndsIsGivenUpInTheEnd() {
    cloud.queries().unfinishedFor(Integer.MAX_VALUE);

    CarbonException error = assertThrows(CarbonException.class, () -> read(Grouping.MONTH));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.text().contains("within 120 s"), error.text());
  }

  @Test
  void whatIsAskedIsBoundAndBounded() {
    read(Grouping.MONTH);

    RecordedCall call = cloud.calls("jobs.query").get(0);
    assertEquals("payer-project", call.detail("project"));
    assertEquals("false", call.detail("useLegacySql"));
    assertEquals("1000000000", call.detail("maximumBytesBilled"));
    assertEquals("EU", call.detail("location"));
    assertFalse(call.detail("query").contains("my-project"), call.detail("query"));
    assertFalse(call.detail("query").contains("2026"), call.detail("query"));
    assertTrue(cloud.calls().stream().allMatch(each -> each.detail("authorization").isEmpty()));
  }

  @Test
  void aTableThatIsNoExportIsNotQueried() {
    cloud.plantTable(
        FakeTable.export(TABLE)
            .without("carbon_footprint_kgCO2e.")
            .typed("carbon_footprint_kgCO2e", "FLOAT")
            .typed("carbon_model_version", "STRING"));

    CarbonException error = assertThrows(CarbonException.class, () -> read(Grouping.MONTH));

    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertTrue(error.text().startsWith("--table: " + TABLE + " is no Carbon Footprint export"));
    assertTrue(error.text().contains("no column carbon_footprint_kgCO2e.scope1"), error.text());
    assertTrue(error.text().contains("carbon_model_version is no INT"), error.text());
    assertEquals(List.of(), cloud.calls("jobs.query"));
  }

  @Test
  void rowsWithoutAModelVersionHaveTheirFiguresAllTheSame() {
    plant(row(), row().with("carbon_model_version", null));

    ExportedFootprint exported = read(Grouping.MONTH);

    assertEquals(scopes(2, 40, 6, 20, 62), exported.of(MAY).orElseThrow());
    assertEquals(Optional.empty(), exported.versions());
    assertTrue(exported.hasUnversioned());
  }

  @Test
  void aMonthOfWhichNoRowHasAModelVersionHasItsFiguresToo() {
    plant(row().with("carbon_model_version", null));

    assertEquals(scopes(1, 20, 3, 10, 31), read(Grouping.MONTH).of(MAY).orElseThrow());
  }

  @Test
  void aModelVersionThatIsNoneIsBroken() {
    plant(row().with("carbon_model_version", 0L));

    CarbonException error = assertThrows(CarbonException.class, () -> read(Grouping.MONTH));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.text().contains("row 1 is of no version"), error.text());
    assertHelps(error);
  }

  private static void assertHelps(CarbonException error) {
    assertTrue(error.hint().orElse("no hint").contains("--since and --until"), error.text());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoNumberIsBroken(double value) {
    plant(row().with("carbon_footprint_kgCO2e.scope1", value));

    CarbonException error = assertThrows(CarbonException.class, () -> read(Grouping.MONTH));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.text().contains("row 1 has no number in scope1"), error.text());
    assertHelps(error);
  }

  @ParameterizedTest
  @CsvSource({
    "tables.get, 403, accessDenied: no, CREDENTIALS, roles/bigquery.dataViewer",
    "tables.get, 404, notFound: no, CONFIGURATION, PROJECT.DATASET.TABLE",
    "jobs.query, 403, accessDenied: no, CREDENTIALS, roles/bigquery.jobUser",
    "jobs.query, 403, quotaExceeded: no, UPSTREAM, ten minutes",
    "jobs.query, 403, rateLimitExceeded: no, UPSTREAM, ten minutes",
    "jobs.query, 403, accessNotConfigured: no, CREDENTIALS, gcloud services enable",
    "jobs.query, 404, notFound: no, CONFIGURATION, PROJECT.DATASET.TABLE",
    "tables.get, 400, invalid: no, UPSTREAM, try again later",
    "jobs.query, 400, bytesBilledLimitExceeded: no, UPSTREAM, --since",
    "jobs.getQueryResults, 403, accessDenied: no, CREDENTIALS, bigquery.jobs.create"
  })
  void aRefusalSaysWhatToDo(
      String operation, int status, String words, ErrorKind kind, String hint) {
    cloud.queries().pagesOf(1);
    cloud.script().fault(operation, 1, Fault.http(status, words));

    CarbonException error = assertThrows(CarbonException.class, () -> read(Grouping.MONTH));

    assertEquals(kind, error.kind(), error.text());
    assertTrue(error.hint().orElse("").contains(hint), error.hint().orElse("no hint"));
    assertTrue(error.text().contains(words), error.text());
  }

  private void plant(FootprintRow... rows) {
    cloud.plantTable(FakeTable.export(TABLE, rows));
  }

  private static FootprintRow row() {
    return FootprintRow.of("2026-05", "my-project", "Vertex AI", "europe-west4");
  }

  private ExportedFootprint read(Grouping grouping) {
    GoogleApi api =
        GoogleApi.standIn(URI.create(cloud.bigQueryUrl()), "CARBON_BIGQUERY_URL", http.client());
    return new BigQueryExport(api, "payer-project", clock::advance, clock)
        .read(
            new ExportQuestion(
                TableName.parse(TABLE).orElseThrow(),
                new MonthRange(MAY, JUNE),
                grouping,
                "my-project"));
  }

  private static Scopes scopes(double... kilograms) {
    List<Optional<Kilograms>> each = new ArrayList<>();
    for (double value : kilograms) {
      each.add(Optional.of(new Kilograms(value)));
    }
    return new Scopes(each.get(0), each.get(1), each.get(2), each.get(3), each.get(4));
  }
}
