package dev.carbon.train;

import dev.carbon.testing.cloud.script.Fault;

/** How a call of the cloud goes wrong: once, or from then on each time. */
@SuppressWarnings("ImmutableEnumChecker") // Fault is a record of constants.
enum Trouble {
  OUTAGE_ONCE("answers 503 once", true, Fault.http(503)),
  OUTAGE("answers 503 for ever", false, Fault.http(503)),
  THROTTLED("answers 429 for ever", false, Fault.http(429)),
  LOST_REPLY("is done and its reply lost once", true, Fault.http(503).afterEffect()),
  LOST_REPLIES("is done and its reply lost for ever", false, Fault.http(503).afterEffect()),
  RESET("is done and loses its connection once", true, Fault.drop().afterEffect()),
  SILENCE("is never answered", false, Fault.silence()),
  DONE_IN_SILENCE("is done and never answered", false, Fault.silence().afterEffect()),
  FORBIDDEN("is forbidden", false, Fault.http(403, "Permission denied.")),
  NOT_FOUND("never finds anything", false, Fault.http(404, "Not found.")),
  GARBAGE("is done and answers garbage", false, Fault.garbage().afterEffect()),
  EMPTY("is done and answers nothing at all", false, Fault.empty().afterEffect());

  private final String words;
  private final boolean once;
  private final Fault fault;

  Trouble(String words, boolean once, Fault fault) {
    this.words = words;
    this.once = once;
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }

  int times() {
    return once ? 1 : Integer.MAX_VALUE;
  }

  /** Whether the caller's patience is tried. */
  boolean isSilent() {
    return fault.kind() == Fault.Kind.SILENCE;
  }

  /** Over after one call. */
  boolean passes() {
    return once;
  }

  @Override
  public String toString() {
    return words;
  }
}
