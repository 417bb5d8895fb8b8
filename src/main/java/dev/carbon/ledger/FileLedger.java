package dev.carbon.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * A ledger in one append-only file: a record a line, {@code crc32c SP json}, forced to disk before
 * {@link #append} returns.
 */
final class FileLedger implements RunLedger {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final FileChannel channel;
  private final Clock clock;
  private long safeBytes;

  private FileLedger(Path path, FileChannel channel, Clock clock) {
    this.path = path;
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * Makes the file, which must not exist, and forces its folder to disk so that it survives a
   * crash.
   */
  static FileLedger create(Path path, FileAttribute<?>[] permissions, Clock clock)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions);
    Folders.forceParentOf(path);
    return new FileLedger(path, channel, clock);
  }

  @Override
  public void append(RecordType type, Map<String, String> facts) {
    ByteBuffer line = ByteBuffer.wrap(line(type, facts).getBytes(StandardCharsets.UTF_8));
    try {
      writeWhole(line);
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not write " + type + " to " + path + ": is the disk full?",
          null,
          e);
    }
  }

  /** A half line that a full disk left is taken back, so that the next record is not lost in it. */
  private void writeWhole(ByteBuffer line) throws IOException {
    channel.truncate(safeBytes);
    channel.position(safeBytes);
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(true);
    safeBytes = channel.position();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Every record was forced to disk when it was written.
    }
  }

  private String line(RecordType type, Map<String, String> facts) {
    ObjectNode record = JSON.createObjectNode();
    record.put("version", VERSION);
    record.put("type", type.name());
    record.put("at", clock.instant().toString());
    new TreeMap<>(facts).forEach(record::put);
    CRC32C crc = new CRC32C();
    crc.update(record.toString().getBytes(StandardCharsets.UTF_8));
    return String.format("%08x %s\n", crc.getValue(), record);
  }
}
