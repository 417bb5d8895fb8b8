package dev.carbon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final RecordingPause pause = new RecordingPause();

  @Test
  void spreadsTheWaitsBetweenNothingAndTwiceTheLast() {
    RetryPolicy policy = policy(10, 0.999);
    policy.awaitNextTry(1, passing(null));
    policy.awaitNextTry(2, passing(null));
    assertEquals(List.of(Duration.ofMillis(249), Duration.ofMillis(499)), pause.waits());
  }

  @Test
  void givesUpAfterThreeTries() {
    assertGivesUp(policy(10, 0), 3, passing(null));
  }

  @Test
  void givesUpAtOnceOnWhatWillNotPass() {
    assertGivesUp(policy(10, 0), 1, Attempt.forGood("no"));
  }

  @Test
  void givesUpWhenTheBudgetIsSpent() {
    RetryPolicy policy = policy(1, 0);
    policy.awaitNextTry(1, passing(null));
    assertGivesUp(policy, 1, passing(null));
  }

  @Test
  void waitsAsLongAsTheServiceAsksUpToThirtySeconds() {
    policy(10, 0.5).awaitNextTry(1, passing(Duration.ofSeconds(30)));
    assertEquals(List.of(Duration.ofSeconds(30)), pause.waits());
  }

  @Test
  void givesUpAtOnceWhenTheServiceAsksForMore() {
    assertGivesUp(policy(10, 0), 1, passing(Duration.ofSeconds(31)));
    assertEquals(List.of(), pause.waits());
  }

  @Test
  void tellsAnInterruptionFromAFailure() {
    RetryPolicy policy =
        new RetryPolicy(
            new RetryBudget(1),
            time -> {
              throw new InterruptedException();
            },
            () -> 0);
    CarbonException error =
        assertThrows(CarbonException.class, () -> policy.awaitNextTry(1, passing(null)));
    assertEquals(ErrorKind.INTERRUPTED, error.kind());
  }

  private RetryPolicy policy(int budget, double random) {
    return new RetryPolicy(new RetryBudget(budget), pause, () -> random);
  }

  private static Attempt.Failed passing(@Nullable Duration retryAfter) {
    return Attempt.passing("later", Optional.ofNullable(retryAfter));
  }

  private static void assertGivesUp(RetryPolicy policy, int tries, Attempt.Failed failure) {
    assertSame(
        failure.error(),
        assertThrows(CarbonException.class, () -> policy.awaitNextTry(tries, failure)));
  }
}
