package dev.carbon.intensity;

/** Why a source has no usable figure for a zone. */
public enum GapReason {
  /** The source does not cover the zone, or has nothing recent, or left the value out. */
  NO_DATA,
  /** The newest figure is too old to rank by. */
  STALE,
  /** The figure is not a possible carbon intensity. */
  OUT_OF_RANGE,
  /** The answer is about another zone than the one asked for. */
  WRONG_ZONE,
  /** The token does not cover the zone. */
  NOT_ALLOWED,
  /** The service did not answer, or not with what it documents. */
  UPSTREAM
}
