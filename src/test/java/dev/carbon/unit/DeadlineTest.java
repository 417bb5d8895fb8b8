package dev.carbon.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  @Test
  void leavesAtMostTheTimeItWasGiven() {
    Duration remaining = Deadline.in(Duration.ofHours(1)).remaining();
    assertTrue(remaining.compareTo(Duration.ofHours(1)) <= 0, remaining::toString);
    assertTrue(remaining.compareTo(Duration.ofMinutes(59)) > 0, remaining::toString);
  }

  @Test
  void leavesLessAndLess() {
    Deadline deadline = Deadline.in(Duration.ofHours(1));
    Duration before = deadline.remaining();
    assertTrue(deadline.remaining().compareTo(before) <= 0);
  }

  @Test
  void leavesNothingWhenItHasPassedAndNeverLessThanNothing() {
    assertEquals(Duration.ZERO, Deadline.in(Duration.ZERO).remaining());
    assertEquals(Duration.ZERO, Deadline.in(Duration.ofHours(-1)).remaining());
  }
}
