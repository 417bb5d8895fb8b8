package dev.carbon.cli.report;

import dev.carbon.cli.report.Account.Chapter;
import dev.carbon.cli.report.Account.RunTable;
import dev.carbon.report.Report;
import dev.carbon.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A section for the appendix of a paper; a comment at its head says which packages it needs. */
record ReportLatex(Terminal terminal, AccountWriter writer) implements ReportView {
  private static final String NOTHING = "";
  private static final List<String> HEAD =
      List.of(
          "% A section that pdflatex sets with these packages:",
          "%   \\usepackage[T1]{fontenc}",
          "%   \\usepackage[utf8]{inputenc}",
          "%   \\usepackage{textcomp,array,booktabs,longtable}",
          "% A table over several pages needs a page of one column: \\onecolumn.",
          "\\section{Environmental Impact}",
          "\\label{sec:environmental-impact}",
          NOTHING);

  @Override
  public void show(Report report) {
    if (report.runs().isEmpty()) {
      terminal.tell(ReportRemarks.none(report));
    } else {
      terminal.result(String.join("\n", lines(report)).stripTrailing());
    }
    ReportRemarks.tellMissing(report, terminal);
  }

  private List<String> lines(Report report) {
    Account account = writer.write(report);
    List<String> lines = new ArrayList<>(HEAD);
    account.chapters().forEach(chapter -> add(lines, chapter));
    add(lines, "Method", account.method());
    add(lines, "Provenance", account.provenance());
    lines.add("% For the bibliography:");
    account.sources().forEach(source -> lines.addAll(entry(source)));
    return lines;
  }

  private static void add(List<String> lines, Chapter chapter) {
    String label = chapter.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    lines.addAll(List.of("\\subsection*{" + LatexTable.text(chapter.title()) + "}", NOTHING));
    lines.addAll(List.of("\\begin{table}[htbp]", "\\centering\\small"));
    lines.add(
        "\\caption{"
            + LatexTable.text(chapter.title())
            + ": what it came to.}\\label{tab:environmental-impact-"
            + label
            + "}");
    lines.add(
        "\\begin{tabular}{@{}>{\\raggedright\\arraybackslash}p{0.24\\linewidth}"
            + ">{\\raggedright\\arraybackslash}p{0.7\\linewidth}@{}}");
    lines.add("\\toprule");
    chapter
        .facts()
        .forEach(
            fact ->
                lines.add(
                    LatexTable.text(fact.label())
                        + " & "
                        + LatexTable.text(fact.text())
                        + " \\\\"));
    lines.addAll(List.of("\\bottomrule", "\\end{tabular}", "\\end{table}", NOTHING));
    addTables(lines, chapter, label);
    add(lines, "How sure the figures are", chapter.uncertainty());
  }

  private static void addTables(List<String> lines, Chapter chapter, String label) {
    int number = 0;
    for (RunTable table : chapter.tables()) {
      number++;
      lines.addAll(List.of("{\\scriptsize\\setlength{\\tabcolsep}{3pt}"));
      lines.addAll(
          LatexTable.lines(
              table,
              chapter.title() + ": " + table.title() + ", run by run.",
              "environmental-impact-" + label + "-" + number));
      lines.addAll(List.of("}", NOTHING));
    }
  }

  private static void add(List<String> lines, String title, List<String> sentences) {
    if (!sentences.isEmpty()) {
      lines.addAll(List.of("\\paragraph{" + LatexTable.text(title) + "}", "\\begin{itemize}"));
      sentences.forEach(sentence -> lines.add("  \\item " + LatexTable.text(sentence)));
      lines.addAll(List.of("\\end{itemize}", NOTHING));
    }
  }

  /** For BibTeX, behind percent signs: the paper's author moves it to where it belongs. */
  private static List<String> entry(Account.Source source) {
    return List.of(
        "% @misc{" + source.key() + ",",
        "%   title = {" + LatexTable.text(source.title()) + "},",
        "%   note = {" + LatexTable.text(source.note()) + "}",
        "% }");
  }
}
