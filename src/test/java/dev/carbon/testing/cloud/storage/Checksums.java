package dev.carbon.testing.cloud.storage;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * The two checksums of an object, in the API's spelling.
 *
 * @param md5 empty when there is none
 */
record Checksums(String crc32c, String md5) {
  static Checksums of(ByteString content) {
    Hasher md5 = md5Function().newHasher();
    content.asReadOnlyByteBufferList().forEach(piece -> md5.putBytes(piece.duplicate()));
    return new Checksums(crc32c(content), base64(md5.hash().asBytes()));
  }

  /** Of an object that is composed of others: the service has no MD5 of those. */
  static Checksums withoutMd5(ByteString content) {
    return new Checksums(crc32c(content), "");
  }

  private static String crc32c(ByteString content) {
    CRC32C crc = new CRC32C();
    content.asReadOnlyByteBufferList().forEach(piece -> crc.update(piece.duplicate()));
    return base64(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
  }

  /** The value of {@code x-goog-hash}. */
  String header() {
    return "crc32c=" + crc32c + (md5.isEmpty() ? "" : ",md5=" + md5);
  }

  /** Whether what a client says it sent, in {@code x-goog-hash}'s form, is what arrived. */
  boolean fits(String header) {
    for (String claim : header.split(",", -1)) {
      String text = claim.strip();
      if (text.startsWith("crc32c=") && !text.equals("crc32c=" + crc32c)) {
        return false;
      }
      if (text.startsWith("md5=") && !text.equals("md5=" + md5)) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("deprecation") // The API's own checksum, not a security measure.
  private static HashFunction md5Function() {
    return Hashing.md5();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
