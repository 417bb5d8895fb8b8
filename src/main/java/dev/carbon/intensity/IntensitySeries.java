package dev.carbon.intensity;

import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Figures of one zone and one kind in the order of time. An hour that the source does not know is
 * not in it: nothing is filled in.
 *
 * @param points at least one, earliest first, no two of the same start
 * @param issuedAt when a forecast was made, where the source says so
 */
public record IntensitySeries(List<Intensity> points, Optional<Instant> issuedAt) {
  public IntensitySeries {
    points = points.stream().sorted(Comparator.comparing(Intensity::validFrom)).toList();
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a series without a figure");
    }
    for (int i = 1; i < points.size(); i++) {
      requireAlike(points.get(i - 1), points.get(i));
    }
  }

  public GridZone zone() {
    return points.get(0).zone();
  }

  public IntensityKind kind() {
    return points.get(0).kind();
  }

  private static void requireAlike(Intensity earlier, Intensity later) {
    boolean alike = earlier.zone().equals(later.zone()) && earlier.kind().equals(later.kind());
    if (!alike || earlier.validFrom().equals(later.validFrom())) {
      throw new IllegalArgumentException("not one series: " + earlier + " and " + later);
    }
  }
}
