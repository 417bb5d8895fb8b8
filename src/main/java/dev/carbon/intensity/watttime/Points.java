package dev.carbon.intensity.watttime;

import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensitySeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a series of the points of one or more answers. */
final class Points {
  private Points() {}

  /**
   * The points in the order of time. Of an interval that has two different values none is taken:
   * nobody knows which is right.
   *
   * @throws NoFigure NO_DATA when there is no point
   */
  static IntensitySeries series(List<Intensity> points, Optional<Instant> issuedAt)
      throws NoFigure {
    Map<Instant, Set<Intensity>> byStart =
        points.stream()
            .collect(Collectors.groupingBy(Intensity::validFrom, TreeMap::new, Collectors.toSet()));
    List<Intensity> sure =
        byStart.values().stream()
            .filter(values -> values.size() == 1)
            .flatMap(Set::stream)
            .toList();
    if (sure.isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer holds no usable value");
    }
    return new IntensitySeries(sure, issuedAt);
  }
}
