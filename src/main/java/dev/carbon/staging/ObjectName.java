package dev.carbon.staging;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The name of an object in a bucket; any text a store allows, so never a path before it is checked.
 */
public record ObjectName(String value) {
  /** Code and bootstrap, written by carbon. */
  public static final String INPUT = "input/";

  /** What carbon's own programs note for each other: never an output. */
  public static final String NOTES = "_carbon/";

  private static final String LEDGER = NOTES + "ledger.";

  /** What the job writes: models, checkpoints, logs, metrics. */
  public static final String OUTPUT = "output/";

  public static ObjectName input(String fileName) {
    return new ObjectName(INPUT + fileName);
  }

  /** The copy of a run's history that holds so many records. */
  public static ObjectName ledger(int records) {
    return new ObjectName(LEDGER + records);
  }

  /** How many records the copy of a history holds that has this name; empty of anything else. */
  public OptionalInt ledgerRecords() {
    return value.matches(Pattern.quote(LEDGER) + "[1-9][0-9]{0,8}")
        ? OptionalInt.of(Integer.parseInt(value.substring(LEDGER.length())))
        : OptionalInt.empty();
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
