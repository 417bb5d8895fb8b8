package dev.carbon.region;

import java.util.Locale;

/** How the cloud lends its machines. */
public enum Provisioning {
  /** As soon as there is quota and capacity, and until the job ends. */
  STANDARD,
  /** Cheaper, and taken away whenever somebody else wants them. */
  SPOT,
  /** Queued until all are there at once, then kept for at most seven days. */
  FLEX_START;

  /** As people and documents read it: {@code flex-start}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
