package dev.carbon.staging.gcs;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.ForeignText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The file in which a download grows, at several places at once. Every method throws {@link
 * CarbonException} OUTPUTS_NOT_VERIFIED when the file cannot be written. Safe for concurrent calls.
 */
final class PartialFile implements AutoCloseable {
  private static final Set<OpenOption> EXISTING =
      Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final Deed deed;
  private final Path path;
  private final FileChannel channel;

  /**
   * Makes the file, or opens the one that is there; neither a file that should not be there nor a
   * symbolic link is written through.
   *
   * @param offset 0 for a new file; else how many bytes it has
   */
  PartialFile(Deed deed, Path path, long offset) {
    this.deed = deed;
    this.path = path;
    this.channel = opened(offset);
  }

  private FileChannel opened(long offset) {
    try {
      FileChannel opened = FileChannel.open(path, offset == 0 ? NEW : EXISTING);
      if (opened.size() != offset) {
        opened.close();
        throw new IOException("it has not the " + offset + " bytes to go on from");
      }
      return opened;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Writes all that is left in the buffer to its place. */
  void write(ByteBuffer bytes, long position) {
    try {
      for (long at = position; bytes.hasRemaining(); ) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Leaves the first bytes and drops the others: there may be gaps between them. When that fails
   * there is no file, so that nobody goes on from a gap.
   */
  void keep(long bytes) {
    // A channel of its own: that of the writers is closed when one of them is interrupted.
    try (FileChannel own = FileChannel.open(path, EXISTING)) {
      if (own.size() > bytes) {
        own.truncate(bytes);
      }
    } catch (IOException e) {
      remove();
    }
  }

  /** Takes the file away. A failure that is already on its way says more than this one's. */
  void remove() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Whoever asked for the file compares its checksum.
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private CarbonException unwritable(IOException e) {
    String why =
        e instanceof FileAlreadyExistsException
            ? path + " exists already"
            : path + " cannot be written: " + ForeignText.oneLine(e.getMessage());
    String hint = "make room or choose another folder, then fetch again";
    return deed.failed(ErrorKind.OUTPUTS_NOT_VERIFIED, why, hint, e);
  }
}
