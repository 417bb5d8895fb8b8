package dev.carbon.staging;

/**
 * The name of an object in a bucket; any text a store allows, so never a path before it is checked.
 */
public record ObjectName(String value) {
  /** Code and bootstrap, written by carbon. */
  public static final String INPUT = "input/";

  /** What the job writes: models, checkpoints, logs, metrics. */
  public static final String OUTPUT = "output/";

  public static ObjectName input(String fileName) {
    return new ObjectName(INPUT + fileName);
  }

  public boolean isOutput() {
    return value.startsWith(OUTPUT);
  }

  @Override
  public String toString() {
    return value;
  }
}
