package dev.carbon.intensity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a source answers when it is asked for several hours of one zone: a series, or a reason. */
public sealed interface SeriesReading permits SeriesReading.Series, Reading.Gap {

  /** Figures that can be trusted as far as they say. */
  record Series(IntensitySeries series) implements SeriesReading {}

  static SeriesReading of(IntensitySeries series) {
    return new Series(series);
  }

  /**
   * The points of one or more answers as a series. Of an interval that has two different values
   * none is taken: nobody knows which is right.
   *
   * @param issuedAt when a forecast was made, where the source says so
   * @throws NoFigure NO_DATA when there is no point
   */
  static SeriesReading of(List<Intensity> points, Optional<Instant> issuedAt) throws NoFigure {
    Map<Instant, Set<Intensity>> byStart =
        points.stream()
            .collect(Collectors.groupingBy(Intensity::validFrom, TreeMap::new, Collectors.toSet()));
    List<Intensity> sure =
        byStart.values().stream()
            .filter(values -> values.size() == 1)
            .flatMap(Set::stream)
            .toList();
    if (sure.isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer holds no usable value for these hours");
    }
    return of(new IntensitySeries(sure, issuedAt));
  }
}
