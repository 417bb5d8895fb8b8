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
 * @param notes what a person should know of how it came about
 */
public record GridReport(
    IntensityKind kind,
    List<Entry> entries,
    List<Missing> missing,
    List<String> notes,
    Instant askedAt) {
  public GridReport {
    entries = List.copyOf(entries);
    missing = List.copyOf(missing);
    notes = List.copyOf(notes);
  }

  /**
   * A place with its figure. What else was asked for is there, or the reason why not; what was not
   * asked for is empty.
   */
  public record Entry(
      Place place,
      Intensity intensity,
      Optional<MixReading> breakdown,
      Optional<SeriesReading> history,
      Optional<SeriesReading> forecast) {}

  /** A place without a figure, and why. */
  public record Missing(Place place, Gap gap) {}
}
