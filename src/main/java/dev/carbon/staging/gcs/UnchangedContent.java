package dev.carbon.staging.gcs;

import dev.carbon.error.ForeignText;
import dev.carbon.staging.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/**
 * Reads what is to be uploaded and compares it with what was read before. The last bytes are held
 * back until that is done: a store never has all of a file that has changed.
 */
final class UnchangedContent {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final Upload upload;
  private final CRC32C crc32c = new CRC32C();

  UnchangedContent(Upload upload) {
    this.upload = upload;
  }

  /**
   * Writes all bytes from an offset on.
   *
   * @param progress hears how many have been written, each time
   * @throws ContentException when there are more, fewer or other bytes than there were, or they
   *     cannot be read
   */
  void copy(long from, OutputStream out, LongConsumer progress) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long position = 0;
    try (InputStream in = opened()) {
      while (position < upload.bytes()) {
        int read = read(in, buffer, upload.bytes() - position);
        int skip = (int) Math.min(read, Math.max(0, from - position));
        out.write(buffer, skip, read - skip);
        progress.accept(read - skip);
        position += read;
      }
      if (upload.bytes() == 0) {
        int unused = read(in, buffer, 0);
      }
    }
  }

  private InputStream opened() throws IOException {
    try {
      return upload.content().open();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private int read(InputStream in, byte[] buffer, long left) throws IOException {
    int wanted = (int) Math.min(buffer.length, left);
    boolean same;
    try {
      same = in.readNBytes(buffer, 0, wanted) == wanted;
      crc32c.update(buffer, 0, wanted);
      boolean last = wanted == left;
      same = same && (!last || isAsPlanned(in));
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (!same) {
      throw new ContentException("the file changed while being uploaded", null);
    }
    return wanted;
  }

  private static ContentException unreadable(IOException e) {
    return new ContentException(
        "the file cannot be read: " + ForeignText.oneLine(e.getMessage()), e);
  }

  private boolean isAsPlanned(InputStream in) throws IOException {
    return (int) crc32c.getValue() == upload.crc32c().bits() && in.read() < 0;
  }
}
