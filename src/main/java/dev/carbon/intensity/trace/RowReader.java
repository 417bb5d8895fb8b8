package dev.carbon.intensity.trace;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Intensity;
import dev.carbon.region.GridZone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Turns the cells of a row into an hour. */
final class RowReader {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
  private static final String TIME_EXAMPLE = "; write a full hour such as 2022-01-01T00:00Z";

  private final Columns columns;

  RowReader(Columns columns) {
    this.columns = columns;
  }

  /**
   * The hour of a row.
   *
   * @throws BadRow when a cell is not what it should be
   */
  Hour hour(List<String> row) throws BadRow {
    if (row.size() != columns.count()) {
      throw BadRow.because("has " + row.size() + " cells, where the head has " + columns.count());
    }
    return new Hour(
        start(columns.cell(row, Columns.TIME)),
        grams(row, Accounting.LIFECYCLE),
        grams(row, Accounting.DIRECT),
        filled(row));
  }

  /**
   * The zone of a row, of a file that has such a column.
   *
   * @throws BadRow when it is no grid zone
   */
  GridZone zone(List<String> row) throws BadRow {
    String zone = columns.cell(row, Columns.ZONE).orElse("");
    if (!GridZone.isWellFormed(zone)) {
      throw BadRow.of(Columns.ZONE, zone, "is no grid zone; write DE or US-MIDA-PJM");
    }
    return new GridZone(zone);
  }

  private static Instant start(Optional<String> cell) throws BadRow {
    String text = cell.orElse("");
    Instant start;
    try {
      start = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw BadRow.of(Columns.TIME, text, "is no time with its zone" + TIME_EXAMPLE);
    }
    if (!start.equals(start.truncatedTo(ChronoUnit.HOURS))) {
      throw BadRow.of(Columns.TIME, text, "is not on the hour" + TIME_EXAMPLE);
    }
    return start;
  }

  private OptionalDouble grams(List<String> row, Accounting accounting) throws BadRow {
    String column = Columns.of(accounting);
    Optional<String> cell = columns.cell(row, column);
    if (cell.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!NUMBER.matcher(cell.get()).matches()) {
      throw BadRow.of(column, cell.get(), "is no number; leave the cell empty if none is known");
    }
    double grams = Double.parseDouble(cell.get());
    if (!Intensity.isPlausible(grams, accounting)) {
      String floor = accounting == Accounting.DIRECT ? "from 0" : "above 0";
      throw BadRow.of(column, cell.get(), "is not possible; g/kWh are " + floor + " to 2500");
    }
    return OptionalDouble.of(grams);
  }

  private Optional<Boolean> filled(List<String> row) throws BadRow {
    Optional<String> cell = columns.cell(row, Columns.FILLED);
    if (cell.isPresent() && !cell.get().equals("0") && !cell.get().equals("1")) {
      throw BadRow.of(Columns.FILLED, cell.get(), "is neither 0 nor 1");
    }
    return cell.map("1"::equals);
  }
}
