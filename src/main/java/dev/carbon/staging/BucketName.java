package dev.carbon.staging;

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

  public static BucketName of(RunId run, int attempt) {
    return new BucketName(PREFIX + run.suffix() + "-" + attempt);
  }

  /** The run that this bucket was made for. */
  public RunId run() {
    return new RunId("r-" + value.substring(PREFIX.length(), value.lastIndexOf('-')));
  }

  @Override
  public String toString() {
    return value;
  }
}
