package dev.carbon.intensity;

/** What a source asks of its user, and what it can give. Decides when it may rank unasked. */
public enum SourceTier {
  /** Live, with a key: ranks when it has figures for half of the candidates. */
  KEYED,
  /** Live, without a key: ranks only when it has figures for all candidates. */
  KEYLESS,
  /** Averages of a year, always there. */
  YEARLY,
  /** A file of hours gone by: ranks only when it is named. */
  TRACE;

  /** Whether its figures are of an hour and not of a year. */
  public boolean isHourly() {
    return this != YEARLY;
  }
}
