package dev.carbon.packaged;

import java.util.Locale;
import java.util.Random;

/**
 * A moment in the life of a carbon process.
 *
 * @param kind what is counted
 * @param name of the operation, or of the record's type; empty for any
 * @param number among those of that name since the process began, counted from 1
 * @param after whether it has had its effect; the process never hears of it
 */
record KillPoint(Kind kind, String name, int number, boolean after) {
  /** What a process does that lasts. */
  enum Kind {
    /** It asks the cloud for something. */
    CALL,
    /** It writes a record to its ledger. */
    RECORD
  }

  /** After the first call of that operation. */
  static KillPoint afterCall(String operation) {
    return new KillPoint(Kind.CALL, operation, 1, true);
  }

  /**
   * Any moment, sooner rather than later; a process that has less to do does not come to it.
   *
   * @param most the highest number, from 1
   */
  static KillPoint random(Random random, int most) {
    Kind kind = random.nextBoolean() ? Kind.CALL : Kind.RECORD;
    return new KillPoint(
        kind, "", 1 + random.nextInt(1 + random.nextInt(most)), random.nextBoolean());
  }

  boolean isOf(String what) {
    return name.isEmpty() || name.equals(what);
  }

  /** Around a call: something is announced, and its result is not written yet. */
  boolean isMidway() {
    return kind == Kind.CALL || after == name.endsWith("_INTENT");
  }

  @Override
  public String toString() {
    String what = name.isEmpty() ? kind.name().toLowerCase(Locale.ROOT) : name;
    return (after ? "after " : "before ") + what + " " + number;
  }
}
