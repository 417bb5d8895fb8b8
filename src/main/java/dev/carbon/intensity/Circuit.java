package dev.carbon.intensity;

/**
 * Spares a service that is down: after so many failures in a row nobody asks it again within this
 * run of carbon. Safe for use by many threads.
 */
final class Circuit {
  private static final int MOST_FAILURES = 5;

  private int failures;

  /** Whether the service may be asked. */
  synchronized boolean isClosed() {
    return failures < MOST_FAILURES;
  }

  /**
   * Notes how a call ended.
   *
   * @param answered whether there was an answer that one could understand: a value, a rejected key,
   *     or a gap with any reason but UPSTREAM
   */
  synchronized void note(boolean answered) {
    failures = answered ? 0 : failures + 1;
  }

  /** Why nobody asks, in words. */
  static String why() {
    return "not asked, because " + MOST_FAILURES + " calls in a row had failed";
  }
}
