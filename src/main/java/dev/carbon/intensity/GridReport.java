package dev.carbon.intensity;

import dev.carbon.intensity.Reading.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one source says of several places.
 *
 * @param entries those with a figure, cleanest first
 * @param missing those without
 */
public record GridReport(
    IntensityKind kind, List<Entry> entries, List<Missing> missing, Instant askedAt) {
  public GridReport {
    entries = List.copyOf(entries);
    missing = List.copyOf(missing);
  }

  /** A place with its figure. */
  public record Entry(Place place, Intensity intensity, Optional<PowerBreakdown> breakdown) {}

  /** A place without a figure, and why. */
  public record Missing(Place place, Gap gap) {}
}
