package dev.carbon.cli.report;

import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.report.ReportQuestion;
import dev.carbon.report.Totals;
import dev.carbon.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The report as one page for a browser, which needs nothing but itself. */
record ReportHtml(
    Terminal terminal, PerUnit per, Provenance provenance, ReportBackground background)
    implements ReportView {
  /** Rows of the table; more make a browser slow. */
  private static final int MOST_ROWS = 500;

  private static final int MOST_UNREADABLE = 20;

  @Override
  public void show(Report report) {
    terminal.result(page(report).stripTrailing());
    if (terminal.resultIsTerminal()) {
      terminal.tell("That is a page for a browser: write it to a file, with > report.html");
    }
    ReportRemarks.tellMissing(report, terminal);
  }

  /** The page as it stands in its file. */
  String page(Report report) {
    Group whole = new Group("all", report.runs());
    Periods periods = Periods.of(report.runs());
    List<Group> regions = Group.byRegion(report.runs());
    Map<String, Html> content = new LinkedHashMap<>();
    content.put("made-at", Html.text(HtmlWords.minute(background.madeAt()) + " UTC"));
    content.put("question", Html.text(question(report.question())));
    content.put("missing", missing(report));
    content.put(
        "glance", regions.isEmpty() ? note(ReportRemarks.none(report)) : glance(whole, regions));
    content.put(
        "over-time", HtmlSums.table("Runs over time", periods.step().words(), periods.groups()));
    content.put("by-region", HtmlSums.table("Emissions by region", "Region", regions));
    content.put("runs", HtmlRuns.table(report.runs(), per, MOST_ROWS));
    content.put("method", new HtmlMethod(report, provenance).markup());
    content.put("uncertainty", new HtmlUncertainty(report.runs(), per).markup());
    return HtmlPage.of(content, HtmlData.text(report, whole, periods, regions, background));
  }

  private static String question(ReportQuestion asked) {
    List<String> words = new ArrayList<>();
    asked.since().ifPresent(since -> words.add("begun since " + HtmlWords.minute(since) + " UTC"));
    asked.until().ifPresent(until -> words.add("begun before " + HtmlWords.minute(until) + " UTC"));
    if (!asked.regions().isEmpty()) {
      words.add("in " + String.join(", ", new TreeSet<>(asked.regions())));
    }
    asked
        .labels()
        .forEach(
            (key, value) ->
                words.add("labelled " + key + value.map(each -> "=" + each).orElse("")));
    return words.isEmpty()
        ? "All runs that were begun on this machine"
        : "Runs " + String.join(", ", words);
  }

  private static Html missing(Report report) {
    List<Html> notes = new ArrayList<>();
    int open = (int) report.runs().stream().filter(run -> run.ended().isEmpty()).count();
    if (open > 0) {
      notes.add(
          note(FigureText.runs(open) + " may still go on: nothing of it is in a figure yet."));
    }
    if (!report.unreadable().isEmpty()) {
      List<String> names = report.unreadable().stream().map(each -> each.run().value()).toList();
      notes.add(
          note(
              "The history of "
                  + FigureText.runs(names.size())
                  + " could not be read, and is in no figure: "
                  + HtmlWords.list(names, MOST_UNREADABLE)));
    }
    return Html.all(notes);
  }

  private static Html note(String text) {
    return Html.element("p", text).with("class", "warning");
  }

  private static Html glance(Group whole, List<Group> regions) {
    return Html.all(
        List.of(
            block(
                "In the cloud",
                "What was really emitted and paid.",
                whole.cloud(),
                regions,
                Group::cloud),
            block(
                "Rehearsals",
                "Trained on the machine at hand: what the same energy would have emitted in the"
                    + " regions. It is in no figure of the cloud.",
                whole.rehearsals(),
                regions,
                Group::rehearsals)));
  }

  private static Html block(
      String title,
      String meaning,
      Totals totals,
      List<Group> regions,
      Function<Group, Totals> ofRegion) {
    if (totals.runs() == 0) {
      return Html.element("p", title + ": no run.").with("class", "none");
    }
    return Html.element(
            "div",
            Html.element("h2", title + ": " + FigureText.runs(totals.runs())),
            Html.element("p", meaning).with("class", "meaning"),
            new HtmlGlance(totals, regions, ofRegion).markup())
        .with("class", "block " + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }
}
