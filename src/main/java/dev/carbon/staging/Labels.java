package dev.carbon.staging;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** The labels that every bucket and job of a run carries: the second ledger, kept by the cloud. */
public final class Labels {
  public static final String RUN = "carbon-run";
  public static final String ATTEMPT = "carbon-attempt";
  public static final String VERSION = "carbon-version";
  public static final String CREATED = "carbon-created";

  private static final int LONGEST = 63;

  private Labels() {}

  /**
   * Lower case letters, digits, {@code -} and {@code _}, at most 63 characters, as Google asks.
   *
   * @param version of carbon, any text; what a label cannot hold of it becomes a dash
   */
  public static Map<String, String> of(RunId run, int attempt, String version, Instant created) {
    return Map.of(
        RUN, run.value(),
        ATTEMPT, Integer.toString(attempt),
        VERSION, value(version),
        CREATED, Long.toString(created.getEpochSecond()));
  }

  private static String value(String text) {
    String safe = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    return safe.substring(0, Math.min(safe.length(), LONGEST));
  }
}
