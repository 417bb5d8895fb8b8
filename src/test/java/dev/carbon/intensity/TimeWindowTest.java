package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeWindowTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void endsWhereItIsToldAndIsAsLong() {
    TimeWindow window = TimeWindow.before(NOON, HOUR);
    assertEquals(new TimeWindow(Instant.parse("2026-03-02T11:00:00Z"), NOON), window);
    assertEquals(HOUR, window.length());
  }

  @Test
  void holdsItsStartAndNotItsEnd() {
    TimeWindow window = TimeWindow.before(NOON, HOUR);
    assertTrue(window.contains(NOON.minus(HOUR)));
    assertTrue(window.contains(NOON.minusNanos(1)));
    assertFalse(window.contains(NOON));
    assertFalse(window.contains(NOON.minus(HOUR).minusNanos(1)));
  }

  @Test
  void isNeverEmptyOrBackwards() {
    assertThrows(IllegalArgumentException.class, () -> new TimeWindow(NOON, NOON));
    assertThrows(IllegalArgumentException.class, () -> new TimeWindow(NOON, NOON.minusNanos(1)));
    assertThrows(IllegalArgumentException.class, () -> TimeWindow.before(NOON, HOUR.negated()));
  }

  @Test
  void isCutIntoPiecesOfWhichTheLastMayBeShorter() {
    TimeWindow window = TimeWindow.before(NOON, Duration.ofMinutes(150));
    Instant start = window.from();
    assertEquals(
        List.of(
            new TimeWindow(start, start.plus(HOUR)),
            new TimeWindow(start.plus(HOUR), start.plus(HOUR).plus(HOUR)),
            new TimeWindow(start.plus(HOUR).plus(HOUR), NOON)),
        window.chunks(HOUR));
  }

  @Test
  void isOnePieceWhenThatIsLongEnough() {
    TimeWindow window = TimeWindow.before(NOON, HOUR);
    assertEquals(List.of(window), window.chunks(HOUR));
    assertEquals(List.of(window), window.chunks(Duration.ofDays(1)));
  }

  @Test
  void cannotBeCutIntoNothing() {
    TimeWindow window = TimeWindow.before(NOON, HOUR);
    assertThrows(IllegalArgumentException.class, () -> window.chunks(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> window.chunks(HOUR.negated()));
  }

  @Test
  void piecesFollowEachOtherWithoutGapOrOverlap() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      TimeWindow window = TimeWindow.before(NOON, Duration.ofSeconds(1 + random.nextInt(100_000)));
      Duration longest = Duration.ofSeconds(100 + random.nextInt(100_000));
      Instant next = window.from();
      for (TimeWindow piece : window.chunks(longest)) {
        assertEquals(next, piece.from());
        assertTrue(piece.length().compareTo(longest) <= 0);
        next = piece.to();
      }
      assertEquals(window.to(), next);
    }
  }
}
