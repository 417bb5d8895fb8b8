package dev.carbon.doctor;

import java.util.Locale;

/** What came of a check. */
public enum CheckStatus {
  OK,
  /** Carbon works, with less than it could have. */
  WARNING,
  /** Something that was set up does not work. */
  FAILED;

  /** As documents and tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
