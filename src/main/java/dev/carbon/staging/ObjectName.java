package dev.carbon.staging;

/**
 * The name of an object in a bucket; any text a store allows, so never a path before it is checked.
 */
public record ObjectName(String value) {
  /** Code and bootstrap, written by carbon. */
  public static final String INPUT = "input/";

  /** What carbon's own programs note for each other: never an output. */
  public static final String NOTES = "_carbon/";

  /** What the job writes: models, checkpoints, logs, metrics. */
  public static final String OUTPUT = "output/";

  public static ObjectName input(String fileName) {
    return new ObjectName(INPUT + fileName);
  }

  /** Whether it lies below {@link #NOTES}. */
  public boolean isNote() {
    return value.startsWith(NOTES);
  }

  public boolean isOutput() {
    return value.startsWith(OUTPUT);
  }

  @Override
  public String toString() {
    return value;
  }
}
