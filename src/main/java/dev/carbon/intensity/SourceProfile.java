package dev.carbon.intensity;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a source without asking it.
 *
 * @param kinds the kinds of figure it can give, at least one; the first unless another is wanted
 * @param base the address it is asked at; empty when it is read from this machine
 * @param forecasts whether it is a {@link ForecastSource}
 * @param licence what its figures may be used for, in a line
 * @param howToEnable what to do to use it; empty when nothing needs to be done
 */
public record SourceProfile(
    SourceName name,
    SourceTier tier,
    List<IntensityKind> kinds,
    Coverage coverage,
    Optional<URI> base,
    boolean forecasts,
    String licence,
    String howToEnable) {

  public SourceProfile {
    kinds = List.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("a source without figures: " + name);
    }
  }
}
