package dev.carbon.staging;

import java.time.Instant;
import java.util.Map;

/** The labels that every bucket and job of a run carries: the second ledger, kept by the cloud. */
public final class Labels {
  public static final String RUN = "carbon-run";
  public static final String ATTEMPT = "carbon-attempt";
  public static final String VERSION = "carbon-version";
  public static final String CREATED = "carbon-created";

  private Labels() {}

  /** Lower case letters, digits, {@code -} and {@code _}, at most 63 characters, as Google asks. */
  public static Map<String, String> of(RunId run, int attempt, String version, Instant created) {
    return Map.of(
        RUN, run.value(),
        ATTEMPT, Integer.toString(attempt),
        VERSION, version.replace('.', '-'),
        CREATED, Long.toString(created.getEpochSecond()));
  }
}
