package dev.carbon.intensity;

import java.util.Locale;

/** Which power a mix is of: a zone that trades much consumes another one than it generates. */
public enum MixBasis {
  /** What is used in the zone: imports count, exports do not. */
  CONSUMED,
  /** What the plants of the zone make, without imports and storage. */
  GENERATED;

  /** As documents and titles write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
