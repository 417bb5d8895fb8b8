package dev.carbon.cli.footprint;

import dev.carbon.cli.FootprintText;
import dev.carbon.export.ExportedFootprint;
import dev.carbon.export.Grouping;
import dev.carbon.export.OwnMonth;
import dev.carbon.export.OwnRuns;
import dev.carbon.export.Scopes;
import dev.carbon.footprint.Embodied;
import dev.carbon.terminal.Style;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import dev.carbon.unit.Kilograms;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/** The export as people read it: two tables in kg CO2e, and what they mean. */
record ExportText(Terminal terminal) implements ExportView {
  private static final String UNKNOWN = "?";
  private static final String NONE = "-";

  @Override
  public void show(ExportedFootprint exported, OwnRuns own, ExportRemarks remarks) {
    Style style = terminal.resultStyle();
    Table google =
        exported.question().grouping() == Grouping.MONTH ? months(exported) : groups(exported);
    google.lines(style::bold).forEach(terminal::result);
    terminal.result("");
    comparison(exported, own).lines(style::bold).forEach(terminal::result);
    terminal.tell("");
    remarks.meaning().forEach(terminal::tell);
    terminal.tell(
        "Ours: reckoned by carbon for its own runs in "
            + exported.question().project()
            + ", by the month of their end; - where no run is known here.");
    remarks.doubts().forEach(terminal::tell);
    terminal.tell("What may explain the difference:");
    remarks.differences().forEach(each -> terminal.tell("  - " + each));
  }

  private static Table months(ExportedFootprint exported) {
    Table table = scopes(new Table().words("MONTH"));
    for (YearMonth month : exported.question().months().all()) {
      add(table, month.toString(), exported.of(month).orElse(Scopes.UNKNOWN));
    }
    return table;
  }

  private static Table groups(ExportedFootprint exported) {
    String title = exported.question().grouping().word().toUpperCase(Locale.ROOT);
    Table table = scopes(new Table().words(title));
    for (ExportedFootprint.Group group : exported.groups()) {
      add(table, group.name().orElse("(none)"), group.scopes());
    }
    return table;
  }

  private static Table scopes(Table table) {
    return table
        .numbers("SCOPE 1 kg")
        .numbers("SCOPE 2 LOCATION kg")
        .numbers("SCOPE 2 MARKET kg")
        .numbers("SCOPE 3 kg")
        .numbers("TOTAL LOCATION kg");
  }

  private static void add(Table table, String name, Scopes scopes) {
    table.row(
        name,
        amount(scopes.scope1()),
        amount(scopes.scope2Location()),
        amount(scopes.scope2Market()),
        amount(scopes.scope3()),
        amount(scopes.totalLocation()));
  }

  /** The project's part of Google's figures, and ours. */
  private static Table comparison(ExportedFootprint exported, OwnRuns own) {
    Table table =
        new Table()
            .words(exported.question().project())
            .numbers("GOOGLE SCOPE 2 LOCATION kg")
            .numbers("OURS kg")
            .numbers("GOOGLE SCOPE 3 kg")
            .numbers("OURS EMBODIED kg")
            .numbers("RUNS");
    for (YearMonth month : exported.question().months().all()) {
      Scopes google = exported.ofProject(month).orElse(Scopes.UNKNOWN);
      Optional<OwnMonth> ours = own.of(month);
      table.row(
          month.toString(),
          amount(google.scope2Location()),
          ours.map(each -> amount(each.operational().map(Kilograms::of))).orElse(NONE),
          amount(google.scope3()),
          ours.map(each -> each.embodied().map(ExportText::range).orElse(UNKNOWN)).orElse(NONE),
          ours.map(each -> Integer.toString(each.runs())).orElse(NONE));
    }
    return table;
  }

  private static String range(Embodied embodied) {
    String low = FootprintText.amount(Kilograms.of(embodied.low()).value());
    String high = FootprintText.amount(Kilograms.of(embodied.high()).value());
    return low.equals(high) ? low : low + "-" + high;
  }

  private static String amount(Optional<Kilograms> kilograms) {
    return kilograms.map(each -> FootprintText.amount(each.value())).orElse(UNKNOWN);
  }
}
