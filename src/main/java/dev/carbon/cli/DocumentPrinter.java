package dev.carbon.cli;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.carbon.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Prints a document for programs: as it is, or as a table of comma-separated values. */
public final class DocumentPrinter {
  private static final CsvMapper MAPPER =
      CsvMapper.csvBuilder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r]");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final String NOTES = "notes";

  private final Terminal terminal;
  private final boolean csv;
  private final List<String> lists;

  private DocumentPrinter(Terminal terminal, boolean csv, List<String> lists) {
    this.terminal = terminal;
    this.csv = csv;
    this.lists = lists;
  }

  /** Prints the whole document. */
  public static DocumentPrinter json(Terminal terminal) {
    return new DocumentPrinter(terminal, false, List.of());
  }

  /**
   * Prints a header and a row for each entry of the named lists of the document, one list after the
   * other, or one row for the document when no list is named. A column is a key, of a nested object
   * with a dot between; the single values of the document stand in each row, unless an entry has a
   * key of that name, which means something else; what is unknown is empty; the document's notes
   * are told beside it; a list of single values is joined with semicolons, any other within a row
   * is left out. Text that a spreadsheet would take for a formula, such as the name of a file that
   * begins with {@code =}, has an apostrophe before it; numbers stay as they are.
   */
  public static DocumentPrinter csv(Terminal terminal, String... lists) {
    return new DocumentPrinter(terminal, true, List.of(lists));
  }

  /** Prints a document made by {@link JsonDocument#create}. */
  public void print(ObjectNode document) {
    try (Writer writer = terminal.resultWriter()) {
      if (csv) {
        print(new CsvRows(document, lists), writer);
      } else {
        JsonDocument.print(document, writer);
        writer.write(System.lineSeparator());
      }
    } catch (IOException e) {
      throw new IllegalStateException("a terminal takes whatever is printed", e);
    }
    if (csv) {
      document.path(NOTES).forEach(note -> terminal.tell("Note: " + note.asText()));
    }
  }

  private static void print(CsvRows rows, Writer writer) throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setColumnSeparator(',');
    rows.columns().forEach(column -> schema.addColumn(harmless(column)));
    if (rows.isEmpty()) {
      writer.write(System.lineSeparator());
      return;
    }
    try (SequenceWriter sequence = MAPPER.writer(schema.build()).writeValues(writer)) {
      rows.forEach(row -> write(row, sequence));
    }
  }

  private static void write(Map<String, String> row, SequenceWriter sequence) {
    Map<String, String> cells = new LinkedHashMap<>();
    row.forEach((column, text) -> cells.put(harmless(column), harmless(text)));
    try {
      sequence.write(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String harmless(String text) {
    boolean formula = FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
    return formula ? "'" + text : text;
  }
}
