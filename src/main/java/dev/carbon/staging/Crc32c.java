package dev.carbon.staging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.CRC32C;

/** A CRC-32C checksum (RFC 3720), written as Cloud Storage does: Base64 of the big-endian bytes. */
public record Crc32c(int bits) {
  public static Crc32c of(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return new Crc32c((int) crc.getValue());
  }

  /** The checksum of a whole file, read from disk; of a large one at several places at once. */
  public static Crc32c of(Path file) throws IOException {
    return FileChecksum.of(file);
  }

  /**
   * The checksum of two contents one after the other, without either of them.
   *
   * @param next of what follows
   * @param nextBytes how much that is, at least 0
   */
  public Crc32c followedBy(Crc32c next, long nextBytes) {
    return new Crc32c(Crc32cShift.by(nextBytes, bits) ^ next.bits);
  }

  /**
   * Reads what Cloud Storage writes.
   *
   * @throws IllegalArgumentException when the text is not Base64 of four bytes
   */
  public static Crc32c fromBase64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (bytes.length != Integer.BYTES) {
      throw new IllegalArgumentException("not a crc32c: " + text);
    }
    return new Crc32c(ByteBuffer.wrap(bytes).getInt());
  }

  public String base64() {
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(Integer.BYTES).putInt(bits).array());
  }

  @Override
  public String toString() {
    return base64();
  }
}
