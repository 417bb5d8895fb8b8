package dev.carbon.cli.report;

import dev.carbon.cli.report.Account.Chapter;
import dev.carbon.cli.report.Account.RunTable;
import dev.carbon.report.Report;
import dev.carbon.terminal.Terminal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A section for the model card of what was trained, headed and worded as <a
 * href="https://huggingface.co/docs/hub/model-cards-co2">Hugging Face's template</a> has it.
 */
record ReportMarkdown(Terminal terminal, AccountWriter writer, ModelCardMetadata metadata)
    implements ReportView {
  private static final String NOTHING = "";

  @Override
  public void show(Report report) {
    if (report.runs().isEmpty()) {
      terminal.tell(ReportRemarks.none(report));
    } else {
      Account account = writer.write(report);
      List<String> lines = new ArrayList<>(List.of("## Environmental Impact", NOTHING));
      account.chapters().forEach(chapter -> add(lines, chapter, account.chapters().size() > 1));
      add(lines, "Method", account.method());
      add(lines, "Provenance", account.provenance());
      lines.addAll(metadata.lines(report));
      terminal.result(String.join("\n", lines).stripTrailing());
    }
    ReportRemarks.tellMissing(report, terminal);
  }

  private static void add(List<String> lines, Chapter chapter, boolean titled) {
    if (titled) {
      lines.addAll(List.of("### " + MarkdownText.of(chapter.title()), NOTHING));
    }
    for (Fact fact : chapter.facts()) {
      lines.add("- **" + fact.label() + ":** " + MarkdownText.of(fact.text()));
    }
    lines.add(NOTHING);
    chapter.tables().forEach(table -> add(lines, table));
    add(lines, "How sure the figures are", chapter.uncertainty());
  }

  private static void add(List<String> lines, RunTable table) {
    lines.addAll(List.of("**" + MarkdownText.of(table.title()) + "**", NOTHING));
    lines.add(row(table.columns()));
    lines.add(MarkdownText.row(Collections.nCopies(table.columns().size(), "---")));
    table.rows().forEach(row -> lines.add(row(row)));
    lines.add(NOTHING);
  }

  private static String row(List<String> cells) {
    return MarkdownText.row(cells.stream().map(MarkdownText::of).toList());
  }

  private static void add(List<String> lines, String title, List<String> sentences) {
    if (!sentences.isEmpty()) {
      lines.addAll(List.of("**" + title + "**", NOTHING));
      sentences.forEach(sentence -> lines.add("- " + MarkdownText.of(sentence)));
      lines.add(NOTHING);
    }
  }
}
