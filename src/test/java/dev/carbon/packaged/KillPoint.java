package dev.carbon.packaged;

import java.util.Locale;

/**
 * A moment in the life of a carbon process.
 *
 * @param kind what is counted
 * @param number of the call or record since the process began, counted from 1
 * @param after whether it has had its effect; the process never hears of it
 */
record KillPoint(Kind kind, int number, boolean after) {

  /** What a process does that lasts. */
  enum Kind {
    /** It asks the cloud for something. */
    CALL,
    /** It writes a record to its ledger. */
    RECORD
  }

  @Override
  public String toString() {
    return (after ? "after " : "before ") + kind.name().toLowerCase(Locale.ROOT) + " " + number;
  }
}
