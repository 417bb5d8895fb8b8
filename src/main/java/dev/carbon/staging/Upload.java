package dev.carbon.staging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An object to write, known before a byte of it is sent.
 *
 * @param bytes its size
 * @param crc32c of all of it: a store takes nothing else for it
 */
public record Upload(ObjectName name, long bytes, Crc32c crc32c, Content content) {
  /** An object that is held in memory. */
  public static Upload of(ObjectName name, byte[] content) {
    byte[] own = content.clone();
    return new Upload(name, own.length, Crc32c.of(own), () -> new ByteArrayInputStream(own));
  }

  /** A file whose size and checksum were read before; it may have changed since. */
  public static Upload of(ObjectName name, Path file, long bytes, Crc32c crc32c) {
    return new Upload(name, bytes, crc32c, () -> Files.newInputStream(file));
  }

  /** The bytes, as often as they are needed. */
  public interface Content {
    /** A new stream from the first byte; closed by the caller. */
    InputStream open() throws IOException;
  }
}
