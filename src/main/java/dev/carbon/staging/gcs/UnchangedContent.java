package dev.carbon.staging.gcs;

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
   * @throws ChangedContentException when there are more, fewer or other bytes than there were
   */
  void copy(long from, OutputStream out, LongConsumer progress) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long position = 0;
    try (InputStream in = upload.content().open()) {
      while (position < upload.bytes()) {
        int wanted = (int) Math.min(buffer.length, upload.bytes() - position);
        int read = in.readNBytes(buffer, 0, wanted);
        crc32c.update(buffer, 0, read);
        boolean last = position + wanted == upload.bytes();
        if (read < wanted || (last && !isAsPlanned(in))) {
          throw new ChangedContentException(upload.name() + " has changed");
        }
        int skip = (int) Math.min(read, Math.max(0, from - position));
        out.write(buffer, skip, read - skip);
        progress.accept(read - skip);
        position += read;
      }
    }
  }

  private boolean isAsPlanned(InputStream in) throws IOException {
    return (int) crc32c.getValue() == upload.crc32c().bits() && in.read() < 0;
  }
}
