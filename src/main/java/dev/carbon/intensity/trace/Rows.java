package dev.carbon.intensity.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a CSV file, packed with gzip or not, one at a time; lines without a cell are none.
 */
final class Rows implements Closeable {
  private static final int MOST_CELLS = 256;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private static final CsvFactory FACTORY =
      CsvFactory.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LimitedInput.LONGEST_LINE).build())
          .build();

  private final CsvParser parser;
  private long line;

  private Rows(CsvParser parser) {
    this.parser = parser;
  }

  /**
   * Opens a file.
   *
   * @throws IOException when it cannot be read
   */
  static Rows of(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      InputStream text = new LimitedInput(isPacked(in) ? new GZIPInputStream(in) : in);
      return new Rows(FACTORY.createParser(withoutMark(text)));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * The cells of the next row, without the space around them; empty at the end.
   *
   * @throws IOException when the file cannot be read, or not as CSV
   */
  Optional<List<String>> next() throws IOException {
    if (parser.nextToken() == null) {
      return Optional.empty();
    }
    List<String> cells = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (cells.isEmpty()) {
        // Only its first cell knows where a row is: the parser begins it at the end of the last.
        line = parser.currentTokenLocation().getLineNr();
      }
      cells.add(parser.getText().strip());
      if (cells.size() > MOST_CELLS) {
        throw new NotATrace("line " + line + " has more than " + MOST_CELLS + " cells");
      }
    }
    return Optional.of(cells);
  }

  /** The line in which the last row began; the first is 1. */
  long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** Told by the content: a name proves nothing. */
  private static boolean isPacked(InputStream in) throws IOException {
    in.mark(2);
    boolean packed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return packed;
  }

  /** UTF-8 without the mark that some programs put before it. */
  private static Reader withoutMark(InputStream text) throws IOException {
    Reader reader = new BufferedReader(new InputStreamReader(text, UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }
}
