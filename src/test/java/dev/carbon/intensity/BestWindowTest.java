package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BestWindowTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration THREE_HOURS = Duration.ofHours(3);

  @Test
  void isTheStretchWithTheLowestMean() {
    BestWindow best = find(series(300, 100, 90, 80, 500, 70)).orElseThrow();
    assertEquals(START.plus(Duration.ofHours(1)), best.from());
    assertEquals(START.plus(Duration.ofHours(4)), best.to());
    assertEquals(90, best.mean().value(), 1e-9);
  }

  @Test
  void isTheEarliestOfEqualOnes() {
    assertEquals(START, find(series(5, 5, 5, 5, 5)).orElseThrow().from());
  }

  @Test
  void neverSpansAnHourThatIsNotKnown() {
    BestWindow best = find(series(300, 200, 200, 0, 10, 10)).orElseThrow();
    assertEquals(START, best.from());
    assertTrue(find(series(1, 2, 0, 1, 2)).isEmpty());
  }

  @Test
  void isNothingInAShortSeries() {
    assertTrue(find(series(1, 2)).isEmpty());
  }

  /** By other means: every stretch of three is summed up. */
  @Test
  void noOtherStretchIsCleaner() {
    Random random = new Random(17);
    for (int i = 0; i < 2_000; i++) {
      int[] grams = random.ints(3 + random.nextInt(30), 1, 1000).toArray();
      double lowest = Double.MAX_VALUE;
      for (int start = 0; start + 3 <= grams.length; start++) {
        lowest = Math.min(lowest, (grams[start] + grams[start + 1] + grams[start + 2]) / 3.0);
      }
      assertEquals(lowest, find(series(grams)).orElseThrow().mean().value(), 1e-9);
    }
  }

  private static Optional<BestWindow> find(IntensitySeries series) {
    return BestWindow.find(series, THREE_HOURS);
  }

  /** Hours from {@link #START} on; 0 is an hour that is not known. */
  private static IntensitySeries series(int... grams) {
    List<Intensity> points = new ArrayList<>();
    for (int hour = 0; hour < grams.length; hour++) {
      if (grams[hour] > 0) {
        points.add(
            new Intensity(
                new GramsPerKwh(grams[hour]),
                new GridZone("DE"),
                START.plus(Duration.ofHours(hour)),
                Duration.ofHours(1),
                new IntensityKind(new SourceName("fake"), Signal.AVERAGE, Accounting.LIFECYCLE),
                Estimation.UNKNOWN));
      }
    }
    return new IntensitySeries(points, Optional.empty());
  }
}
