package dev.carbon.cli.report;

import java.util.List;

/**
 * A report as one reads it in a paper: plain text, in which no markup is yet.
 *
 * @param chapters of runs in the cloud, and of rehearsals; never of both
 * @param method how the figures are made, a sentence each
 * @param provenance what made the account, a sentence each
 * @param sources to be cited: carbon, and whoever told the intensities
 */
record Account(
    List<Chapter> chapters, List<String> method, List<String> provenance, List<Source> sources) {
  /**
   * What some runs came to.
   *
   * @param facts of the one run, or of all of them together
   * @param tables with a row for each run; none when there is one run
   * @param uncertainty what one must know to trust the facts, a sentence each
   */
  record Chapter(String title, List<Fact> facts, List<RunTable> tables, List<String> uncertainty) {}

  /**
   * Something to be cited.
   *
   * @param key letters, digits and hyphens
   * @param note its licence or what else identifies it
   */
  record Source(String key, String title, String note) {}

  /** Rows in columns. Every row has a cell for each column. */
  record RunTable(String title, List<String> columns, List<List<String>> rows) {}
}
