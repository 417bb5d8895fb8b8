package dev.carbon.intensity;

import java.util.Optional;

/**
 * Whether a figure was measured or estimated by its source.
 *
 * @param estimated empty when the source does not say
 * @param method how the figure came about, as free text, where the source or carbon says so
 */
public record Estimation(Optional<Boolean> estimated, Optional<String> method) {
  /** The source does not say. */
  public static final Estimation UNKNOWN = new Estimation(Optional.empty(), Optional.empty());
}
