package dev.carbon.ledger;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Records as they stand in a ledger's file, for a copy of it that is kept elsewhere. */
public final class LedgerText {
  private LedgerText() {}

  /** The lines of these records, byte for byte as in the file. */
  public static byte[] write(List<LedgerRecord> records) {
    return records.stream()
        .map(RecordLine::write)
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** One record without its checksum: JSON on one line, without the line feed. */
  static String json(LedgerRecord record) {
    return RecordLine.json(record);
  }

  /**
   * The records of a history that was saved elsewhere, as {@link #read}; a line that is bare JSON,
   * as it was printed where no file could be written, has no checksum to compare.
   */
  public static List<LedgerRecord> readSaved(String name, byte[] content) {
    String lines =
        new String(content, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.startsWith("{") ? RecordLine.checked(line) : line + "\n")
            .collect(Collectors.joining());
    return read(name, lines.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The records of a copy, each line compared with its checksum.
   *
   * @param name of the copy, for the message
   * @throws CarbonException CONFIGURATION when a line is damaged or cut off, or a newer carbon
   *     wrote it
   */
  public static List<LedgerRecord> read(String name, byte[] content) {
    LedgerFile file = LedgerFile.parse(name, content);
    if (file.safeBytes() != content.length) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "could not read " + name + ": its last line is damaged");
    }
    return file.records();
  }
}
