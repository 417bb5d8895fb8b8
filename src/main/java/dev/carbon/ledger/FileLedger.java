package dev.carbon.ledger;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in one append-only file: a record a line, {@code crc32c SP json}, forced to disk before
 * {@link #append} returns.
 */
final class FileLedger implements RunLedger {
  private final Path path;
  private final FileChannel channel;
  private final Clock clock;
  private final List<LedgerRecord> before;
  private final List<LedgerRecord> records;
  private long safeBytes;

  private FileLedger(Path path, FileChannel channel, Clock clock, LedgerFile present) {
    this.path = path;
    this.channel = channel;
    this.clock = clock;
    this.before = present.records();
    this.records = new ArrayList<>(before);
    this.safeBytes = present.safeBytes();
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
    lock(path, channel);
    return new FileLedger(path, channel, clock, new LedgerFile(List.of(), 0));
  }

  /**
   * Opens a file to go on with it.
   *
   * @throws CarbonException RUN_LOCKED while another process has it open; as {@link
   *     LedgerFile#read} does
   */
  static FileLedger open(Path path, Clock clock) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      lock(path, channel);
      return new FileLedger(path, channel, clock, LedgerFile.read(path, channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Removes the file, and its folder if that is empty then, unless it holds a line or another
   * process has it open.
   */
  static boolean removeUnbegun(Path path, Clock clock) throws IOException {
    try (FileLedger ledger = open(path, clock)) {
      boolean holdsLine =
          new String(Files.readAllBytes(path), StandardCharsets.UTF_8).contains("\n");
      if (holdsLine || !ledger.before().isEmpty()) {
        return false;
      }
      Files.delete(path);
      removeEmpty(path.getParent());
      return true;
    } catch (CarbonException e) {
      return false; // Held, or damaged.
    }
  }

  private static void removeEmpty(@Nullable Path folder) throws IOException {
    try {
      if (folder != null) {
        Files.delete(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      // What else lies there is not a history.
    }
  }

  /** Held until the channel is closed, or the process ends, however it does. */
  private static void lock(Path path, FileChannel channel) throws IOException {
    if (!isLocked(channel)) {
      throw new CarbonException(
          ErrorKind.RUN_LOCKED,
          "another process works on the run of " + path,
          "wait for it, or end it first");
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // This very process has it open already.
    }
  }

  @Override
  public List<LedgerRecord> before() {
    return before;
  }

  @Override
  public List<LedgerRecord> records() {
    return List.copyOf(records);
  }

  @Override
  public void append(RecordType type, Map<String, String> facts) {
    LedgerRecord record = new LedgerRecord(type, clock.instant(), facts);
    try {
      writeWhole(ByteBuffer.wrap(RecordLine.write(record).getBytes(StandardCharsets.UTF_8)));
      records.add(record);
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not write " + type + " to " + path + ": is the disk full, or was it removed?",
          null,
          e);
    }
  }

  /**
   * A half line that a full disk left is taken back, so that the next record is not lost in it. A
   * file that somebody removed would take every line, and nobody could ever read one of them.
   */
  private void writeWhole(ByteBuffer line) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(path.toString());
    }
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
}
