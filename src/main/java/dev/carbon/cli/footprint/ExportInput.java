package dev.carbon.cli.footprint;

import dev.carbon.cli.Inputs;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.export.ExportQuestion;
import dev.carbon.export.Grouping;
import dev.carbon.export.MonthRange;
import dev.carbon.export.TableName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks which table is asked, and in whose name. */
final class ExportInput {
  private final Inputs inputs;
  private final Problems problems;

  ExportInput(Inputs inputs, Problems problems) {
    this.inputs = inputs;
    this.problems = problems;
  }

  /** The question; empty when something of it is wrong, which is then among the problems. */
  Optional<ExportQuestion> question(
      @Nullable String table,
      Optional<MonthRange> months,
      Grouping grouping,
      @Nullable String project) {
    Optional<TableName> name = table(table);
    Optional<Value> payer = inputs.value(Setting.PROJECT, project);
    payer
        .filter(value -> !TableName.isProject(value.text()))
        .ifPresent(
            value -> problems.add(value.origin() + ": '" + value.text() + "' is no project's id"));
    return name.flatMap(
        from ->
            months.map(
                range ->
                    new ExportQuestion(
                        from, range, grouping, payer.map(Value::text).orElse(from.project()))));
  }

  /** By what the figures are told apart: by month, unless something else is said. */
  Grouping grouping(@Nullable String word) {
    if (word == null) {
      return Grouping.MONTH;
    }
    Optional<Grouping> grouping = Grouping.named(word);
    if (grouping.isEmpty()) {
      problems.add(
          "--by: '"
              + word
              + "' is none of "
              + String.join(", ", Grouping.words())
              + Suggestion.sentence(word, Grouping.words()));
    }
    return grouping.orElse(Grouping.MONTH);
  }

  private Optional<TableName> table(@Nullable String text) {
    if (text == null) {
      problems.add(
          "--table: which table holds the export? write PROJECT.DATASET.TABLE",
          "Google writes it once it is set up: https://cloud.google.com/carbon-footprint/docs/export");
      return Optional.empty();
    }
    Optional<TableName> name = TableName.parse(text);
    if (name.isEmpty()) {
      problems.add("--table: '" + text + "' is no table; write PROJECT.DATASET.TABLE");
    }
    return name;
  }
}
