package dev.carbon.export.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.export.ExportedRow;
import dev.carbon.export.ModelVersions;
import dev.carbon.export.MonthRange;
import dev.carbon.export.Scopes;
import dev.carbon.unit.Kilograms;
import dev.carbon.unit.Numbers;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;

/** Reads one row of the result: {@code {"f":[{"v":"2026-01"},{"v":null},...]}}, all as text. */
final class RowReader {
  private final MonthRange months;

  /**
   * @param months that were asked for: a row of any other is broken
   */
  RowReader(MonthRange months) {
    this.months = months;
  }

  /**
   * One row.
   *
   * @param number counts from 1, for the message
   * @throws CarbonException UPSTREAM when it is broken
   */
  ExportedRow read(JsonNode row, long number) {
    JsonNode cells = row.path("f");
    if (cells.size() != ExportQuery.COLUMNS.size()) {
      throw broken(number, "has " + cells.size() + " cells");
    }
    Cells reader = new Cells(cells, number);
    return new ExportedRow(
        month(reader, number),
        reader.text("label"),
        truth(reader, number),
        new Scopes(
            reader.kilograms("scope1"),
            reader.kilograms("scope2_location"),
            reader.kilograms("scope2_market"),
            reader.kilograms("scope3"),
            reader.kilograms("total_location")),
        versions(reader, number));
  }

  private YearMonth month(Cells cells, long number) {
    try {
      YearMonth month = YearMonth.parse(cells.text("month").orElse(""));
      if (months.contains(month)) {
        return month;
      }
    } catch (DateTimeException e) {
      // Told as any other month that was not asked for.
    }
    throw broken(number, "is of no month that was asked for");
  }

  private static boolean truth(Cells cells, long number) {
    String text = cells.text("ours").orElse("");
    if (!text.equals("true") && !text.equals("false")) {
      throw broken(number, "does not say whose it is");
    }
    return text.equals("true");
  }

  /** The column may be NULL; what has no version has figures all the same. */
  private static Optional<ModelVersions> versions(Cells cells, long number) {
    if (cells.whole("unversioned") != 0) {
      return Optional.empty();
    }
    long oldest = cells.whole("oldest_version");
    long newest = cells.whole("newest_version");
    if (oldest < 1 || oldest > newest) {
      throw broken(number, "is of no version of Google's model");
    }
    return Optional.of(new ModelVersions(oldest, newest));
  }

  private static CarbonException broken(long number, String why) {
    return QueryPage.unusable("its row " + number + " " + why);
  }

  /** The cells of one row, by the names of their columns. */
  private record Cells(JsonNode cells, long number) {
    Optional<String> text(String column) {
      JsonNode value = cells.path(ExportQuery.COLUMNS.indexOf(column)).path("v");
      if (value.isNull()) {
        return Optional.empty();
      }
      if (!value.isTextual()) {
        throw broken(number, "has no " + column);
      }
      return Optional.of(value.textValue());
    }

    Optional<Kilograms> kilograms(String column) {
      return text(column)
          .map(
              text ->
                  new Kilograms(
                      Numbers.parse(text)
                          .orElseThrow(() -> broken(number, "has no number in " + column))));
    }

    long whole(String column) {
      String text = text(column).orElse("");
      if (!text.matches("[0-9]{1,18}")) {
        throw broken(number, "has no whole number in " + column);
      }
      return Long.parseLong(text);
    }
  }
}
