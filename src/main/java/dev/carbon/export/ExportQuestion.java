package dev.carbon.export;

/**
 * What is asked of the export.
 *
 * @param months whose figures are asked for
 * @param grouping by what their figures are told apart, besides by month
 * @param project whose own part is told apart too; it must not be blank
 */
public record ExportQuestion(
    TableName table, MonthRange months, Grouping grouping, String project) {
  public ExportQuestion {
    if (project.isBlank()) {
      throw new IllegalArgumentException("no project");
    }
  }
}
