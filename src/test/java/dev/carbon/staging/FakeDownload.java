package dev.carbon.staging;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a store does with the bytes of a download. */
final class FakeDownload {
  private FakeDownload() {}

  static void write(Path target, long offset, byte[] bytes) {
    StandardOpenOption mode =
        offset == 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.APPEND;
    try {
      if (offset > 0 && Files.size(target) != offset) {
        throw new IOException("not the beginning");
      }
      Files.write(target, bytes, mode, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.OUTPUTS_NOT_VERIFIED, "could not write " + target, null, e);
    }
  }

  /** The same with one bit flipped, or one byte too many where there is none. */
  static byte[] corrupt(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[1];
    }
    bytes[bytes.length / 2] ^= 1;
    return bytes;
  }
}
