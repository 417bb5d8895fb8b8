package dev.carbon.job;

import dev.carbon.staging.Crc32c;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * One file of the user's code, as it was when it was read.
 *
 * @param path below the code's folder, with {@code /} between its parts
 * @param sha256 in lower-case hexadecimal
 */
public record CodeFile(String path, long bytes, Crc32c crc32c, String sha256) {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** Reads the file once, through to its end. */
  public static CodeFile read(Path root, String path) throws IOException {
    try (InputStream content = Files.newInputStream(root.resolve(path))) {
      return read(path, content);
    }
  }

  /** Reads what the file of that path holds, through to its end. */
  public static CodeFile read(String path, InputStream content) throws IOException {
    MessageDigest sha256 = Sha256.digest();
    CRC32C crc32c = new CRC32C();
    long bytes = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      sha256.update(buffer, 0, read);
      crc32c.update(buffer, 0, read);
      bytes += read;
    }
    return new CodeFile(
        path,
        bytes,
        new Crc32c((int) crc32c.getValue()),
        HexFormat.of().formatHex(sha256.digest()));
  }
}
