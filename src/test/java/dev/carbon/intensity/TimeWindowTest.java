package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.testing.Cases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeWindowTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int CASES = 10_000;

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
    Cases.check(
        7,
        CASES,
        random -> {
          TimeWindow window = anyWindow(random);
          Duration longest = window.length().dividedBy(1 + random.nextInt(50)).plusNanos(1);
          List<TimeWindow> pieces = window.chunks(longest);
          Instant next = window.from();
          for (TimeWindow piece : pieces) {
            assertEquals(next, piece.from());
            boolean isLast = piece.to().equals(window.to());
            assertTrue(isLast || piece.length().equals(longest), pieces::toString);
            assertTrue(piece.length().compareTo(longest) <= 0, pieces::toString);
            next = piece.to();
          }
          assertEquals(window.to(), next);
        });
  }

  @Test
  void everyMomentOfAWindowIsInExactlyOnePieceAndNoOtherMomentInAny() {
    Cases.check(
        8,
        CASES,
        random -> {
          TimeWindow window = anyWindow(random);
          Duration longest = window.length().dividedBy(1 + random.nextInt(50)).plusNanos(1);
          List<TimeWindow> pieces = window.chunks(longest);
          TimeWindow piece = Cases.any(random, pieces);
          long beyond = random.nextInt(3) - 1L;
          for (Instant moment :
              List.of(
                  piece.from().plusNanos(beyond),
                  piece.to().plusNanos(beyond),
                  window
                      .from()
                      .plusNanos((long) (random.nextDouble() * window.length().toNanos())))) {
            long holding = pieces.stream().filter(each -> each.contains(moment)).count();
            assertEquals(window.contains(moment) ? 1 : 0, holding, () -> moment + " of " + pieces);
          }
        });
  }

  /** From a nanosecond to some years, around noon. */
  private static TimeWindow anyWindow(Random random) {
    long nanos = 1 + (long) Math.pow(10, random.nextDouble() * 17);
    Instant from = NOON.plusNanos(random.nextInt()).plusSeconds(random.nextInt(1_000_000));
    return new TimeWindow(from, from.plusNanos(nanos));
  }
}
