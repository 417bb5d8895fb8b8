package dev.carbon.staging.gcs;

import com.google.cloud.ReadChannel;
import com.google.cloud.storage.StorageException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.ForeignText;
import dev.carbon.error.Unreachable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongConsumer;

/** Copies one object, or the rest of it, to a file, for as long as its bytes keep coming. */
final class ObjectDownload {
  private static final int BUFFER_BYTES = 512 * 1024;

  private final Deed deed;
  private final ReadChannel from;
  private final Path target;
  private final Patience patience;
  private final LongConsumer progress;
  private long arrivedInWindow;
  private long windowBegan = System.nanoTime();

  ObjectDownload(
      Deed deed, ReadChannel from, Path target, Patience patience, LongConsumer progress) {
    this.deed = deed;
    this.from = from;
    this.target = target;
    this.patience = patience;
    this.progress = progress;
  }

  /**
   * Writes the bytes from {@code offset} on.
   *
   * @param bytes the size of the object
   */
  void run(long bytes, long offset) {
    FileChannel to = open(offset);
    try (to) {
      if (offset < bytes || bytes == 0) {
        copyFrom(offset, to);
      }
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      discardIfEmpty(bytes);
    }
  }

  private FileChannel open(long offset) {
    StandardOpenOption mode =
        offset == 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.APPEND;
    try {
      FileChannel to =
          FileChannel.open(
              target, Set.of(mode, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
      if (to.size() != offset) {
        to.close();
        throw new IOException("it has not the " + offset + " bytes to go on from");
      }
      return to;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void copyFrom(long offset, FileChannel to) throws IOException {
    // The buffer is ours: the channel's own would be two megabytes for the smallest file.
    from.setChunkSize(0);
    from.seek(offset);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    for (boolean more = true; more; ) {
      try {
        more = fill(buffer);
      } finally {
        // What has come is kept also when the rest does not come.
        empty(buffer, to);
      }
    }
  }

  /** Whether there may be more after this; the network gives little at a time. */
  private boolean fill(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      int read = read(buffer);
      if (read < 0) {
        return false;
      }
      requireSpeed(read);
    }
    return true;
  }

  private void empty(ByteBuffer buffer, FileChannel to) throws IOException {
    buffer.flip();
    progress.accept(buffer.remaining());
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
    buffer.clear();
  }

  private int read(ByteBuffer buffer) {
    try {
      return from.read(buffer);
    } catch (StorageException e) {
      throw GcsErrors.of(deed, e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A server that sends a byte now and then is as good as a silent one. */
  private void requireSpeed(int read) {
    arrivedInWindow += read;
    Duration window = Duration.ofNanos(System.nanoTime() - windowBegan);
    if (window.compareTo(patience.read()) < 0) {
      return;
    }
    if (arrivedInWindow < patience.slowestBytesPerSecond() * window.toMillis() / 1000) {
      String why = "only " + arrivedInWindow + " bytes came in " + window.toSeconds() + " s";
      throw deed.failed(ErrorKind.UPSTREAM, why, GcsErrors.GO_ON, null);
    }
    arrivedInWindow = 0;
    windowBegan = System.nanoTime();
  }

  private CarbonException unreadable(IOException e) {
    if (e.getCause() instanceof StorageException answer) {
      return GcsErrors.of(deed, answer);
    }
    return deed.failed(ErrorKind.UPSTREAM, Unreachable.why("Cloud Storage", e), GcsErrors.GO_ON, e);
  }

  private CarbonException unwritable(IOException e) {
    String why =
        e instanceof FileAlreadyExistsException
            ? target + " exists already"
            : target + " cannot be written: " + ForeignText.oneLine(e.getMessage());
    String hint = "make room or choose another folder, then fetch again";
    return deed.failed(ErrorKind.OUTPUTS_NOT_VERIFIED, why, hint, e);
  }

  /** Nothing has arrived: then there is no beginning to go on from. */
  private void discardIfEmpty(long bytes) {
    try {
      if (bytes > 0 && Files.size(target) == 0) {
        Files.delete(target);
      }
    } catch (IOException e) {
      // A failure that is already on its way says more than this one.
    }
  }
}
