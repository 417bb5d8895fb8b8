package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many things at once, by few threads; and how such work ends early. */
class CrewTest {
  private static final int WORKERS = 3;

  @Test
  void takesNothingUpOnceOneHasFailed() {
    AtomicInteger taken = new AtomicInteger();
    List<Integer> things = IntStream.range(0, 10_000).boxed().toList();

    assertThrows(
        IllegalStateException.class,
        () ->
            new Crew("test", WORKERS)
                .work(
                    things,
                    each -> {
                      taken.incrementAndGet();
                      throw new IllegalStateException("every one fails");
                    },
                    r -> {}));

    assertTrue(taken.get() <= WORKERS, taken + " were taken up by " + WORKERS);
  }

  @Test
  void interruptsWhatIsUnderWayWhenAnotherFails() {
    CountDownLatch waits = new CountDownLatch(1);
    List<String> ends = new ArrayList<>();
    CarbonException failure = new CarbonException(ErrorKind.UPSTREAM, "away");

    CarbonException thrown =
        assertThrows(
            CarbonException.class,
            () ->
                new Crew("test", 2)
                    .work(List.of(1, 2), each -> waitOrFail(each, waits, ends, failure), r -> {}));

    assertSame(failure, thrown);
    assertEquals(List.of("interrupted"), ends);
  }

  private static int waitOrFail(
      int each, CountDownLatch begun, List<String> ends, CarbonException failure) {
    try {
      if (each == 2) {
        begun.await();
        throw failure;
      }
      begun.countDown();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      ends.add("interrupted");
    }
    return each;
  }

  @Test
  void isInterruptedItself() {
    Thread.currentThread().interrupt();

    CarbonException thrown =
        assertThrows(
            CarbonException.class,
            () -> new Crew("test", 2).work(List.of(1, 2), CrewTest::sleepLong, r -> {}));

    assertEquals(ErrorKind.INTERRUPTED, thrown.kind());
    assertTrue(Thread.interrupted());
  }

  private static int sleepLong(int each) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      return -each;
    }
    return each;
  }
}
