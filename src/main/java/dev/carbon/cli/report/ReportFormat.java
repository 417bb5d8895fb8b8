package dev.carbon.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a report is printed: it has formats that no other result has. */
public enum ReportFormat {
  /** For people. */
  TABLE,
  /** For programs: one document. */
  JSON,
  /** For spreadsheets: a header and rows. */
  CSV,
  /** For a model card: a section of it. */
  MARKDOWN,
  /** For the appendix of a paper: a section of it. */
  LATEX,
  /** For people: a page for a browser. */
  HTML;

  /** The format that the word names; empty for any other word. */
  public static Optional<ReportFormat> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** The words that name formats. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ReportFormat::word).toList();
  }

  /** The words, for an option that completes them. */
  static final class Words extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Words() {
      super(words());
    }
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
