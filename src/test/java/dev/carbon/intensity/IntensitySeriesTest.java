package dev.carbon.intensity;

import static dev.carbon.intensity.KeptFigures.HOUR;
import static dev.carbon.intensity.KeptFigures.KIND;
import static dev.carbon.intensity.KeptFigures.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.region.GridZone;
import dev.carbon.testing.Cases;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IntensitySeriesTest {
  private static final GridZone GERMANY = new GridZone("DE");
  private static final Intensity FIRST = point(HOUR, GERMANY, KIND);
  private static final Intensity SECOND = point(HOUR.plus(Duration.ofHours(1)), GERMANY, KIND);
  private static final Intensity FOURTH = point(HOUR.plus(Duration.ofHours(3)), GERMANY, KIND);

  @Test
  void isInTheOrderOfTimeWhateverOrderItCameInAndFillsNothingIn() {
    IntensitySeries series = series(FOURTH, FIRST, SECOND);
    assertEquals(List.of(FIRST, SECOND, FOURTH), series.points());
    assertEquals(GERMANY, series.zone());
    assertEquals(KIND, series.kind());
  }

  @Test
  void hasAtLeastOnePoint() {
    assertThrows(IllegalArgumentException.class, () -> series());
    assertEquals(List.of(FIRST), series(FIRST).points());
  }

  @Test
  void isOfOneZone() {
    Intensity france = point(SECOND.validFrom(), new GridZone("FR"), KIND);
    assertThrows(IllegalArgumentException.class, () -> series(FIRST, france, FOURTH));
  }

  @Test
  void isOfOneKind() {
    Intensity direct =
        point(
            FOURTH.validFrom(),
            GERMANY,
            new IntensityKind(SOURCE, Signal.AVERAGE, Accounting.DIRECT));
    assertThrows(IllegalArgumentException.class, () -> series(FIRST, SECOND, direct));
  }

  @Test
  void hasOnePointAHour() {
    assertThrows(IllegalArgumentException.class, () -> series(FIRST, SECOND, FIRST));
  }

  @Test
  void isTheSameInWhateverOrderItsPointsCame() {
    Cases.check(
        9,
        10_000,
        random -> {
          TreeSet<Instant> starts = new TreeSet<>();
          random.ints(1 + random.nextInt(20)).forEach(each -> starts.add(HOUR.plusSeconds(each)));
          List<Intensity> inOrder = new ArrayList<>();
          starts.forEach(
              start -> inOrder.add(point(start, GERMANY, KIND, 1 + random.nextInt(900))));
          List<Intensity> shuffled = new ArrayList<>(inOrder);
          Collections.shuffle(shuffled, random);
          IntensitySeries series = new IntensitySeries(shuffled, Optional.of(HOUR));
          assertEquals(inOrder, series.points());
          assertEquals(new IntensitySeries(inOrder, Optional.of(HOUR)), series);
          shuffled.add(point(Cases.any(random, inOrder).validFrom(), GERMANY, KIND, 901));
          Collections.shuffle(shuffled, random);
          assertThrows(
              IllegalArgumentException.class,
              () -> new IntensitySeries(shuffled, Optional.empty()));
        });
  }

  private static IntensitySeries series(Intensity... points) {
    return new IntensitySeries(List.of(points), Optional.empty());
  }

  private static Intensity point(Instant start, GridZone zone, IntensityKind kind) {
    return point(start, zone, kind, 300);
  }

  private static Intensity point(
      Instant start, GridZone zone, IntensityKind kind, double gramsPerKwh) {
    return new Intensity(
        new GramsPerKwh(gramsPerKwh), zone, start, Duration.ofHours(1), kind, Estimation.UNKNOWN);
  }
}
