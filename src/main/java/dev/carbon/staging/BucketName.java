package dev.carbon.staging;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a bucket that carbon made: fixed prefix, the run's random part, the attempt. */
public record BucketName(String value) {
  private static final String PREFIX = "carbon-";
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[a-z2-7]{26}-[1-9][0-9]{0,2}");

  public BucketName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a bucket of carbon: " + value);
    }
  }

  /** What the name of every bucket of carbon begins with. */
  public static String prefix() {
    return PREFIX;
  }

  public static BucketName of(RunId run, int attempt) {
    return new BucketName(PREFIX + run.suffix() + "-" + attempt);
  }

  /** The name that a text is; empty when carbon gives no such name. */
  public static Optional<BucketName> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new BucketName(text)) : Optional.empty();
  }

  /** The run that this bucket was made for. */
  public RunId run() {
    return new RunId("r-" + value.substring(PREFIX.length(), value.lastIndexOf('-')));
  }

  /** The attempt of that run, at least 1. */
  public int attempt() {
    return Integer.parseInt(value.substring(value.lastIndexOf('-') + 1));
  }

  @Override
  public String toString() {
    return value;
  }
}
