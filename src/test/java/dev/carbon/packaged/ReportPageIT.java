package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.cli.report.ReportPages;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code carbon report --format html} writes, as a browser shows it to a person. */
class ReportPageIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();

  /** Kept for whoever wants to see for themselves. */
  private static final Path PICTURES = Path.of("target/report-screenshots");

  private static final List<Integer> WIDTHS = List.of(1280, 390);

  @TempDir private static Path profile;
  private static Browser browser;

  @TempDir private Path home;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> chromium = Browser.installed();
    if (chromium.isEmpty()) {
      System.err.println("ReportPageIT is SKIPPED: there is no Chromium (Debian: chromium)");
    }
    Assumptions.assumeTrue(chromium.isPresent(), "there is no Chromium");
    browser = Browser.start(chromium.get(), profile);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void whoeverTriesCarbonOutSeesWhatTheRunsCameTo() throws Exception {
    home = home.toRealPath();
    train("--backend", "local", "--regions", "us-west1");
    train("--backend", "local", "--regions", "europe-west1");
    train("--backend", "local", "--regions", "us-west1");

    BrowserPage page = report("first-steps");

    JsonNode runs = new CarbonProcess(home).run("report", "--format", "json").json();
    for (String chart : List.of("over-time", "by-region")) {
      List<Double> drawn = drawn(page, chart);
      assertEquals(1, drawn.size(), "rehearsals alone");
      assertEquals(grams(runs, true), drawn.get(0), grams(runs, true) * 1e-9);
    }
    assertEquals(
        "[[\"europe-west1\",\"(rehearsals)\"],[\"us-west1\",\"(rehearsals)\"]]",
        sorted(page.evaluate("Chart.getChart('by-region').data.labels")));
    assertEquals(3, page.evaluate("document.getElementById('run-choice').length").asInt());
    assertTrue(text(page).contains("In the cloud: no run."), "nothing was emitted");
  }

  @Test
  void runsInTheCloudAndRehearsalsAreDrawnApart() throws Exception {
    home = home.toRealPath();
    try (FakeGoogleCloud cloud =
        FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{}"))) {
      CarbonProcess carbon = new CarbonProcess(home).in(cloud);
      Result ran =
          carbon.run(
              "train",
              BLOBS,
              "--regions",
              "us-west1",
              "--source",
              "google-annual",
              "--project",
              "my-project",
              "--yes");
      assertEquals(0, ran.exit(), ran.err());
    }
    train("--backend", "local", "--regions", "us-west1");

    BrowserPage page = report("cloud-and-rehearsal");

    JsonNode runs = new CarbonProcess(home).run("report", "--format", "json").json();
    List<Double> drawn = drawn(page, "over-time");
    assertEquals(2, drawn.size(), "two kinds of bars, and no sum of both");
    assertEquals(grams(runs, false), drawn.get(0), grams(runs, false) * 1e-9);
    assertEquals(grams(runs, true), drawn.get(1), grams(runs, true) * 1e-9);
    assertEquals(drawn, drawn(page, "by-region"));
  }

  @Test
  void everyChartHasItsDataAndTheRunThatIsChosen() throws Exception {
    BrowserPage page = open("rich", ReportPages.rich());

    assertEquals(3, page.evaluate("Object.keys(Chart.instances).length").asInt());
    JsonNode totals =
        page.evaluate("JSON.parse(document.getElementById('data').textContent).totals");
    assertEquals(totals.at("/cloud/carbonGrams").asDouble(), drawn(page, "over-time").get(0), 1e-3);
    assertEquals(totals.at("/cloud/carbonGrams").asDouble(), drawn(page, "by-region").get(0), 1e-3);
    String before = page.evaluate("Chart.getChart('intensity').data.datasets[0].label").asText();
    page.evaluate(
        "(() => { const choice = document.getElementById('run-choice'); choice.selectedIndex = 4;"
            + " choice.dispatchEvent(new Event('change')); })()");
    JsonNode lines = page.evaluate("Chart.getChart('intensity').data.datasets");
    assertEquals("europe-west1 (rehearsal)", before);
    assertEquals("europe-west1", lines.at("/0/label").asText());
    assertEquals("us-central1 (baseline)", lines.at("/1/label").asText());
    assertEquals(0, lines.at("/0/borderDash").size());
    assertEquals(2, lines.at("/1/borderDash").size(), "told apart by more than its colour");
    assertEquals(
        page.evaluate("document.getElementById('intensity-rows').rows.length").asInt() * 2,
        lines.at("/0/data").size());
    keepPictures(page, "rich");
  }

  @Test
  void aClickOnAColumnSortsAndWhatIsUnknownStandsLast() throws Exception {
    SortedTable table = new SortedTable(open("sorted", ReportPages.rich()));

    assertEquals("descending", table.order("g CO₂eq"));
    for (String column : List.of("kWh", "g saved")) {
      table.click(column);
      assertEquals("descending", table.order(column), "of numbers the highest first");
      table.assertSorted(column, SortedTable.NUMBERS.reversed());
      table.click(column);
      assertEquals("ascending", table.order(column));
      table.assertSorted(column, SortedTable.NUMBERS);
    }
    for (String column : List.of("Region", "Begun (UTC)")) {
      table.click(column);
      assertEquals("ascending", table.order(column), "of texts the first first");
      assertEquals("none", table.order("kWh"));
      table.assertSorted(column, SortedTable.TEXTS);
    }
    assertEquals(20, table.shown());
    table.showAll();
    assertEquals(51, table.shown());
  }

  @Test
  void thePageHasSenseWithNothingToTellOrAlmost() throws Exception {
    assertEquals(
        0,
        open("none", ReportPages.none()).evaluate("Object.keys(Chart.instances).length").asInt());
    BrowserPage open = open("open", ReportPages.open());
    assertEquals(0, open.evaluate("Object.keys(Chart.instances).length").asInt());
    assertTrue(text(open).contains("Nothing to draw"), "no chart without a figure");
    BrowserPage many = open("many", ReportPages.many());
    assertEquals(
        500, many.evaluate("document.getElementById('runs').tBodies[0].rows.length").asInt());
    BrowserPage hostile = open("hostile", ReportPages.hostile());
    assertEquals("Carbon report", hostile.evaluate("document.title").asText());
    assertEquals(0, hostile.evaluate("document.querySelectorAll('img').length").asInt());
  }

  @Test
  void aPageThatAsksTheNetworkOrComplainsIsFoundOut() throws Exception {
    Path file = home.resolve("bad.html");
    Files.writeString(
        file,
        "<title>bad</title><img src='http://127.0.0.1:1/x.png'>"
            + "<script>console.warn('oh'); throw new Error('no')</script>");

    BrowserPage page = browser.open(file);

    assertEquals(List.of(file.toUri().toString(), "http://127.0.0.1:1/x.png"), page.requests());
    assertTrue(page.complaints().size() >= 2, () -> page.complaints().toString());
  }

  private void train(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("train", BLOBS, "--source", "google-annual"));
    arguments.addAll(List.of(more));
    Result result = new CarbonProcess(home).run(arguments.toArray(String[]::new));
    assertEquals(0, result.exit(), result.err());
  }

  private BrowserPage report(String name) throws Exception {
    Result result = new CarbonProcess(home).run("report", "--format", "html");
    assertEquals(0, result.exit(), result.err());
    BrowserPage page = open(name, result.out());
    keepPictures(page, name);
    return page;
  }

  /** Nothing leaves the file, nothing complains, and no page is wider than its window. */
  private BrowserPage open(String name, String html) throws IOException {
    Path file = home.resolve(name + ".html").toAbsolutePath();
    Files.writeString(file, html);
    BrowserPage page = browser.open(file);
    for (int width : WIDTHS) {
      page.show(width, false);
      assertEquals(
          width, page.evaluate("document.documentElement.scrollWidth").asInt(), name + " fits");
    }
    assertEquals(List.of(file.toUri().toString()), page.requests());
    assertEquals(List.of(), page.complaints());
    return page;
  }

  private static void keepPictures(BrowserPage page, String name) {
    for (int width : WIDTHS) {
      for (boolean dark : List.of(false, true)) {
        page.show(width, dark);
        page.pictures(PICTURES, name + "-" + width + (dark ? "-dark" : "-light"));
      }
    }
    page.print(PICTURES.resolve(name + ".pdf"));
    assertEquals(List.of(), page.complaints());
    assertFalse(page.evaluate("document.documentElement.hasAttribute('data-scheme')").asBoolean());
  }

  /** Grams by kind of run: the bars of a chart, in the unit that its axis names. */
  private static List<Double> drawn(BrowserPage page, String chart) {
    JsonNode sums =
        page.evaluate(
            """
            (() => {
              const chart = Chart.getChart('%s');
              const axis = Object.values(chart.options.scales).find((each) => each.title.display);
              const data = JSON.parse(document.getElementById('data').textContent);
              const worth = data.units.find((unit) => unit.name === axis.title.text).worth;
              return chart.data.datasets.map((set) =>
                  set.data.reduce((sum, bar) => sum + (bar ?? 0) * worth, 0));
            })()"""
                .formatted(chart));
    List<Double> grams = new ArrayList<>();
    sums.forEach(each -> grams.add(each.asDouble()));
    return grams;
  }

  private static double grams(JsonNode report, boolean rehearsal) {
    double sum = 0;
    for (JsonNode run : report.at("/report/runs")) {
      sum += run.at("/rehearsal").asBoolean() == rehearsal ? run.at("/carbonGrams").asDouble() : 0;
    }
    return sum;
  }

  private static String sorted(JsonNode list) {
    List<String> all = new ArrayList<>();
    list.forEach(each -> all.add(each.toString()));
    return all.stream().sorted().toList().toString().replace(", ", ",");
  }

  private static String text(BrowserPage page) {
    return page.evaluate("document.body.innerText").asText();
  }
}
