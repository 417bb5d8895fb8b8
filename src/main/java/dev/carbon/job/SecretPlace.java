package dev.carbon.job;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the value of a secret is fetched from when the job starts: {@code
 * projects/P/secrets/S/versions/V} of Secret Manager with the job's own identity, or, in a
 * rehearsal, {@code env:NAME} or {@code file:PATH} of this machine.
 *
 * @param text as the bootstrap takes it
 */
public record SecretPlace(String text) {
  private static final Pattern CLOUD =
      Pattern.compile(
          "projects/[a-z0-9.:-]{1,62}/secrets/[A-Za-z0-9_-]{1,255}"
              + "/versions/([1-9][0-9]{0,17}|latest)");
  private static final Pattern VARIABLE = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern FILE = Pattern.compile("file:[^\\p{Cntrl}]+");

  public SecretPlace {
    if (!CLOUD.matcher(text).matches()
        && !VARIABLE.matcher(text).matches()
        && !FILE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a place of a secret");
    }
  }

  /** The place that a text names; empty when it names none. */
  public static Optional<SecretPlace> parse(String text) {
    try {
      return Optional.of(new SecretPlace(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it lies in Secret Manager, which only a job in the cloud can read. */
  public boolean isInTheCloud() {
    return CLOUD.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
