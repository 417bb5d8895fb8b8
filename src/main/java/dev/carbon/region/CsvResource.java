package dev.carbon.region;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A bundled table: a header line, then rows; lines that begin with {@code #} say source, licence
 * and date.
 */
public final class CsvResource {
  private static final CsvMapper MAPPER = new CsvMapper();

  private CsvResource() {}

  /** All rows of the table that lies beside {@code owner} on the class path. */
  public static List<Row> rows(Class<?> owner, String name) {
    CsvSchema schema = CsvSchema.emptySchema().withHeader().withComments();
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + name);
      }
      try (MappingIterator<Map<String, String>> rows =
          MAPPER.readerForMapOf(String.class).with(schema).readValues(in)) {
        return rows.readAll().stream().map(Row::new).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("resource unreadable: " + name, e);
    }
  }

  /** One row, by column name. */
  public record Row(Map<String, String> cells) {
    /** The text of a column; empty cells are empty text. */
    public String text(String column) {
      String text = cells.get(column);
      if (text == null) {
        throw new IllegalStateException("no column " + column + " in " + cells);
      }
      return text;
    }

    /** The text of a column, or nothing where the cell is empty. */
    public Optional<String> optional(String column) {
      String text = text(column);
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    public double number(String column) {
      return Double.parseDouble(text(column));
    }

    /** The number of a column, or nothing where the cell is empty. */
    public OptionalDouble optionalNumber(String column) {
      return optional(column).isPresent()
          ? OptionalDouble.of(number(column))
          : OptionalDouble.empty();
    }

    /** The words of a column, which stand there with a bar between; none where it is empty. */
    public List<String> words(String column) {
      return optional(column).map(text -> List.of(text.split("\\|", -1))).orElse(List.of());
    }

    /** Whether the column says yes rather than no. */
    public boolean yes(String column) {
      return text(column).equals("yes");
    }
  }
}
