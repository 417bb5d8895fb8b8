package dev.carbon.ledger;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.secret.OwnerOnly;
import dev.carbon.staging.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Puts a ledger's file where none is, or a damaged one: all of it at once, or nothing. */
record LedgerRestore(Path file) {

  /**
   * Writes those lines; a damaged file is kept as {@code ledger.damaged-N} first.
   *
   * @throws CarbonException RUN_LOCKED while another process does the same; USAGE when there is a
   *     history that can be read
   */
  void write(byte[] lines) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".restoring");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            OwnerOnly.file(file.getFileSystem()))) {
      requireLock(channel);
      fill(channel, lines);
      keepDamaged();
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      Folders.forceParentOf(file);
    }
  }

  private void requireLock(FileChannel channel) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      throw new CarbonException(ErrorKind.RUN_LOCKED, "another process restores " + file);
    }
  }

  private static void fill(FileChannel channel, byte[] lines) throws IOException {
    channel.truncate(0);
    ByteBuffer left = ByteBuffer.wrap(lines);
    while (left.hasRemaining()) {
      channel.write(left);
    }
    channel.force(true);
  }

  private void keepDamaged() throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!LedgerFile.isDamaged(file)) {
      throw new CarbonException(ErrorKind.USAGE, "there is a history in " + file + " by now");
    }
    int number = 1;
    while (Files.exists(damaged(number), LinkOption.NOFOLLOW_LINKS)) {
      number++;
    }
    Files.move(file, damaged(number), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path damaged(int number) {
    return file.resolveSibling(file.getFileName() + ".damaged-" + number);
  }
}
