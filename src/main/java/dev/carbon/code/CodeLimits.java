package dev.carbon.code;

/**
 * How much code is uploaded at most: more is data, and belongs into a bucket of its own.
 *
 * @param files at least 1
 * @param bytes all files together
 */
public record CodeLimits(int files, long bytes) {
  /** 10,000 files and 5 GB: carbon's own choice. */
  public static final CodeLimits DEFAULT = new CodeLimits(10_000, 5_000_000_000L);
}
