package dev.carbon.placement;

import dev.carbon.intensity.GapReason;

/** Why a region cannot take the job. The names are public; of several, the first one applies. */
public enum ExclusionReason {
  /** The organisation's policy does not allow the location. */
  POLICY,
  /** The user said so, or named something that lies in another region. */
  EXCLUDED,
  /** It lies in a country that is not allowed. */
  COUNTRY,
  /** Vertex AI custom training is not documented there. */
  NOT_OFFERED,
  /** The accelerator is not offered for training there. */
  ACCELERATOR,
  /** It costs more than allowed. */
  PRICE,
  NO_DATA,
  STALE,
  OUT_OF_RANGE,
  WRONG_ZONE,
  /** The token does not cover the zone. */
  NOT_ALLOWED,
  /** Its electricity is dirtier than allowed. */
  INTENSITY,
  /** The source of figures failed. */
  UPSTREAM,
  /** The project's quota there was too small within the last day. */
  QUOTA,
  /** The region had no such machines left within the last day. */
  CAPACITY;

  static ExclusionReason of(GapReason gap) {
    return switch (gap) {
      case NO_DATA -> NO_DATA;
      case STALE -> STALE;
      case OUT_OF_RANGE -> OUT_OF_RANGE;
      case WRONG_ZONE -> WRONG_ZONE;
      case NOT_ALLOWED -> NOT_ALLOWED;
      case UPSTREAM -> UPSTREAM;
    };
  }
}
