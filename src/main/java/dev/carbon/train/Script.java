package dev.carbon.train;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The user's training script: read once, so that what is planned is what is run. */
public final class Script {
  private final String fileName;
  private final byte[] content;

  public Script(String fileName, byte[] content) {
    this.fileName = fileName;
    this.content = content.clone();
  }

  public String fileName() {
    return fileName;
  }

  public byte[] content() {
    return content.clone();
  }

  public int bytes() {
    return content.length;
  }

  /** In lower-case hexadecimal. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
