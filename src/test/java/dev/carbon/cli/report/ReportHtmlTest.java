package dev.carbon.cli.report;

import static dev.carbon.cli.report.ReportPages.NOON;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.footprint.Basis;
import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import dev.carbon.terminal.SafeText;
import dev.carbon.testing.Cases;
import dev.carbon.testing.MadeUpText;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportHtmlTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
  private static final Pattern ADDRESS = Pattern.compile("(.{6})https?://");

  @Test
  void noTextOfAnybodyIsMarkup() throws Exception {
    Cases.check(
        5,
        2000,
        random -> {
          String text = MadeUpText.of(random, "<>&\"'/!-\u2028scriptx=", 40);

          String html = Html.element("p", text).with("title", text).toString();

          assertTrue(html.matches("<p title=\"[^<>\"']*\">[^<>\"']*</p>"), html);
          assertEquals(SafeText.line(text), unescaped(html.replaceAll("^[^>]*>|</p>$", "")));
          String json = HtmlData.inert(MAPPER.writeValueAsString(text));
          assertFalse(json.matches(".*[<>&\u2028\u2029].*"), json);
          assertEquals(MAPPER.valueToTree(text), MAPPER.readTree(json));
        });
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @Test
  void aRunOfEvilNamesBreaksOutOfNothing() {
    Report report =
        new Report(
            ReportPages.ALL,
            List.of(
                MadeUpRun.cloud(1, NOON, 2)
                    .in(ReportPages.HOSTILE, 100)
                    .on(ReportPages.HOSTILE)
                    .ended()),
            List.of(ReportPages.unreadable(2)));

    String page = ReportPages.page(report);

    assertEquals(3, count(page, "<script"), "the data, the library, the page's own");
    assertEquals(3, count(page, "</script"));
    assertEquals(0, count(page, "<!--") + count(page, "<img") + count(page, "\u2028"));
    assertTrue(page.contains(MadeUpRun.id(2).value()), "the history that is missing is named");
  }

  @Test
  void thatNoRunIsKnownBecauseNoneCouldBeReadIsNotThatThereWasNone() {
    Report report = new Report(ReportPages.ALL, List.of(), List.of(ReportPages.unreadable(2)));

    String page = ReportPages.page(report);

    assertTrue(
        page.contains("No such run is known: the history of 1 run could not be read."), page);
    assertFalse(page.contains("No such run was begun"), page);
  }

  @Test
  void theMakersOfBothSortsOfWaterFactorsAreNamed() {
    String page = ReportPages.rich();

    assertTrue(page.contains("by country: World Resources Institute 2020"), page);
    assertTrue(page.contains("by kind of plant: Macknick et al. (NREL 2011"), page);
  }

  @Test
  void whatThePageAddsUpIsWhatTheJsonReportAddsUp() throws Exception {
    Report report = ReportPages.report(ReportPages.richRuns());

    JsonNode totals = data(ReportPages.page(report)).get("totals");

    JsonNode json = MAPPER.readTree(Printed.as(ReportFormat.JSON, report)).at("/report/totals");
    assertEquals(json.get("cloud"), totals.get("cloud"));
    assertEquals(json.get("rehearsals"), totals.get("rehearsals"));
  }

  @Test
  void theChartsAddUpToTheTotalsAndLeaveNoRunOut() throws Exception {
    for (List<ReportedRun> runs : List.of(ReportPages.richRuns(), ReportPages.manyRuns())) {
      JsonNode data = data(ReportPages.page(runs));
      for (String kind : List.of("cloud", "rehearsals")) {
        JsonNode all = data.at("/totals/" + kind);
        for (String chart : List.of("overTime", "byRegion")) {
          assertEquals(all.get("runs").asInt(), sum(data.get(chart), kind, "runs"), 0);
          double grams = all.get("carbonGrams").asDouble();
          assertEquals(grams, sum(data.get(chart), kind, "carbonGrams"), grams * 1e-9);
        }
      }
    }
  }

  private static double sum(JsonNode groups, String kind, String key) {
    return Stream.iterate(0, i -> i < groups.size(), i -> i + 1)
        .mapToDouble(i -> groups.get(i).get(kind).get(key).asDouble())
        .sum();
  }

  @Test
  void whatIsUnknownIsSaidToBeAndNeverNothing() throws Exception {
    String page = ReportPages.open();

    assertTrue(page.contains("1 run may still go on"), "the open run is told of");
    assertTrue(count(page, "unknown") > 8, "figures, sums, cells");
    String body = page.substring(page.indexOf("<body>"), page.indexOf("id=\"data\""));
    assertFalse(
        Pattern.compile(">\\$?0(\\.0+)?( (mg|g|kg|mWh|Wh|kWh|ml|litres|s|h)\\b|<)")
            .matcher(body)
            .find(),
        "a zero for what nobody knows");
    JsonNode cloud = data(page).at("/totals/cloud");
    assertTrue(cloud.get("carbonGrams").isNull());
    assertTrue(data(page).at("/overTime/0/cloud/carbonGrams").isNull(), "no bar of no height");
  }

  @Test
  void aSumThatLacksRunsOrMixesBasesSaysSo() {
    String page =
        ReportPages.page(
            List.of(
                MadeUpRun.cloud(1, NOON, 6).known(Basis.MEASURED).ended(),
                MadeUpRun.cloud(2, NOON, 4).ended(),
                MadeUpRun.cloud(3, NOON, 1).unknown()));

    assertAll(
        Stream.of(
                "<p class=\"figure\">Mixed</p>",
                "energy is 60 % measured, 40 % modelled: the sum mixes them",
                "without 1 unknown run",
                "1 of 3 runs unknown, and in no sum")
            .map(words -> () -> assertTrue(page.contains(words), words)));
  }

  @Test
  void whatWasEmittedInVainIsNoSaving() {
    String page =
        ReportPages.page(List.of(MadeUpRun.cloud(1, NOON, 2).in("asia-south1", 679).ended()));

    assertTrue(page.contains("<p class=\"figure\">532 g CO₂eq more</p>"), "2 x (679 - 413.2)");
    assertTrue(page.contains("64 % more than the same energy in us-central1"), "of the baseline");
  }

  @Test
  void rehearsalsStandApartFromTheCloud() {
    String page = ReportPages.rehearsals();

    assertTrue(page.contains("In the cloud: no run."), "no sum of the cloud");
    assertTrue(page.contains("Rehearsals: 3 runs"), "their own sum");
    assertFalse(page.contains("Money, at list prices"), "nothing is paid for a rehearsal");
  }

  @Test
  void theTableHasTheMostExpensiveRunsAndSaysHowManyItLacks() {
    String page = ReportPages.many();

    assertEquals(500, count(page, "<td data-label=\"Run\""));
    assertTrue(page.contains("1500 runs more are left out here"), "and how many");
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    String page = ReportPages.rich();

    assertTrue(page.contains("content=\"default-src 'none'; "), "the policy");
    assertEquals(
        0,
        Stream.of(" src=", "<link", "@import", "url(", "sourceMappingURL", "<iframe", "<object")
            .mapToInt(way -> count(page, way))
            .sum());
    String own = page.replaceAll("(?s)<script>.*?</script>", "");
    List<MatchResult> addresses = ADDRESS.matcher(own).results().toList();
    assertEquals(4, addresses.size());
    addresses.forEach(each -> assertEquals("href=\"", each.group(1)));
  }

  @Test
  void theChartsAreDrawnByAnUnchangedLibraryWhoseLicenceIsThere() {
    String page = ReportPages.none();

    assertTrue(page.contains(" * Chart.js v4.5.1"), "the library's own head");
    assertTrue(page.contains("Permission is hereby granted, free of charge"), "its licence");
  }

  private static JsonNode data(String page) throws Exception {
    return MAPPER.readTree(DATA.matcher(page).results().findFirst().orElseThrow().group(1));
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
