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

/** Copies one object to a new file, within a time that depends on its size. */
final class ObjectDownload {
  private static final int BUFFER_BYTES = 256 * 1024;

  private final Deed deed;
  private final ReadChannel from;
  private final Path target;
  private final Duration limit;
  private final long begin = System.nanoTime();

  ObjectDownload(Deed deed, ReadChannel from, Path target, Duration limit) {
    this.deed = deed;
    this.from = from;
    this.target = target;
    this.limit = limit;
  }

  void run() {
    FileChannel to = open();
    boolean complete = false;
    try (to) {
      copy(to);
      complete = true;
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      if (!complete) {
        discard();
      }
    }
  }

  private FileChannel open() {
    try {
      return FileChannel.open(
          target,
          Set.of(
              StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void copy(FileChannel to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    while (read(buffer) >= 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        to.write(buffer);
      }
      buffer.clear();
    }
  }

  private int read(ByteBuffer buffer) {
    if (System.nanoTime() - begin > limit.toNanos()) {
      String why = "not complete after " + limit.toSeconds() + " s";
      throw deed.failed(ErrorKind.UPSTREAM, why, GcsErrors.GO_ON, null);
    }
    try {
      return from.read(buffer);
    } catch (StorageException e) {
      throw GcsErrors.of(deed, e);
    } catch (IOException e) {
      throw unreadable(e);
    }
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

  private void discard() {
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      // The failure that is already on its way says more than this one.
    }
  }
}
