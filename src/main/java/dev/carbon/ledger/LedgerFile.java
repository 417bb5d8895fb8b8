package dev.carbon.ledger;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a ledger's file.
 *
 * @param safeBytes how long the file is up to the end of its last whole record; what follows was
 *     torn by a crash and never counted
 */
record LedgerFile(List<LedgerRecord> records, long safeBytes) {
  /** A run that brings home a million files writes about a third of it. */
  private static final long MOST_BYTES = 512L << 20;

  /**
   * Reads the whole file, from its first byte.
   *
   * @throws CarbonException CONFIGURATION when a record before the last is damaged, the file is
   *     larger than any run's, or a newer carbon wrote it
   */
  static LedgerFile read(Path path, FileChannel channel) throws IOException {
    if (channel.size() > MOST_BYTES) {
      throw damaged(path.toString(), channel.size() + " bytes are more than any run writes");
    }
    byte[] bytes = new byte[Math.toIntExact(channel.size())];
    ByteBuffer content = ByteBuffer.wrap(bytes);
    while (content.hasRemaining() && channel.read(content, content.position()) >= 0) {
      // Until all of it is there.
    }
    boolean isWhole = !content.hasRemaining();
    return parse(path.toString(), isWhole ? bytes : Arrays.copyOf(bytes, content.position()));
  }

  /** The same of bytes; {@code name} says in a message whose they are. */
  static LedgerFile parse(String name, byte[] bytes) {
    List<LedgerRecord> records = new ArrayList<>();
    int start = 0;
    for (int end = next(bytes, start); end >= 0; end = next(bytes, start)) {
      Optional<LedgerRecord> record = record(name, bytes, start, end);
      if (record.isEmpty()) {
        if (next(bytes, end + 1) >= 0) {
          throw damaged(name, "line " + (records.size() + 1) + " is damaged");
        }
        break;
      }
      records.add(record.get());
      start = end + 1;
    }
    return new LedgerFile(List.copyOf(records), start);
  }

  /** Where the line ends that starts there; negative when it has no end. */
  private static int next(byte[] bytes, int start) {
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static Optional<LedgerRecord> record(String name, byte[] bytes, int start, int end) {
    try {
      return RecordLine.read(bytes, start, end);
    } catch (RecordLine.NewerFormatException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not read " + name + ": a newer carbon wrote it",
          "use that version",
          e);
    }
  }

  /**
   * Whether the file is damaged, and this is not about who wrote it or who may read it.
   *
   * @throws CarbonException CONFIGURATION when a newer carbon wrote it
   */
  static boolean isDamaged(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return read(path, channel).records().isEmpty();
    } catch (CarbonException e) {
      if (e.getCause() instanceof DamagedException) {
        return true;
      }
      throw e;
    }
  }

  private static CarbonException damaged(String name, String how) {
    return new CarbonException(
        ErrorKind.CONFIGURATION,
        "could not read " + name + ": " + how,
        "carbon recover writes it anew from the copy in the run's bucket, and keeps this one",
        new DamagedException());
  }

  /** What stands in the file is not what carbon has written. */
  private static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
