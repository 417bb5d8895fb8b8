package dev.carbon.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in small hexadecimal letters. */
public final class Digest {
  private static final int SHORT = 12;

  private Digest() {}

  /** All 64 letters for some bytes. */
  static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Its first 12 letters: enough to tell texts apart in a file's name. */
  public static String shortOf(String text) {
    return of(text.getBytes(UTF_8)).substring(0, SHORT);
  }
}
