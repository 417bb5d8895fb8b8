package dev.carbon.cli.report;

import dev.carbon.cli.FootprintText;
import dev.carbon.report.Sum;
import dev.carbon.report.Totals;
import java.util.List;
import java.util.stream.Stream;

/** What a chart of sums shows, as a table: a row for each group that has runs. */
final class HtmlSums {
  private HtmlSums() {}

  /**
   * The table.
   *
   * @param of what the groups are, for the head of the first column
   */
  static Html table(String caption, String of, List<Group> groups) {
    Html head =
        Html.list("tr", "th", List.of(of, "Runs", "kWh", "g CO₂eq", "of them unknown", "g saved"));
    return Html.element(
            "table",
            Html.element("caption", caption),
            Html.element("thead", head),
            Html.element("tbody", Html.all(groups.stream().flatMap(HtmlSums::rows).toList())))
        .with("class", "sums");
  }

  private static Stream<Html> rows(Group group) {
    return Stream.of(
            row(group.label(), group.cloud()),
            row(group.label() + " (rehearsal)", group.rehearsals()))
        .flatMap(List::stream);
  }

  private static List<Html> row(String label, Totals totals) {
    return totals.runs() == 0
        ? List.of()
        : List.of(
            Html.element(
                "tr",
                Html.element("th", label).with("scope", "row"),
                Html.element("td", Integer.toString(totals.runs())),
                Html.element("td", amount(totals.energyKwh())),
                Html.element("td", amount(totals.carbonGrams())),
                Html.element("td", Integer.toString(totals.carbonGrams().unknown())),
                Html.element("td", amount(totals.savedGrams()))));
  }

  private static String amount(Sum sum) {
    return sum.total().map(FootprintText::amount).orElse(FigureText.UNKNOWN);
  }
}
