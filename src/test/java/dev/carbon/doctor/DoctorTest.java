package dev.carbon.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final CountDownLatch never = new CountDownLatch(1);

  @Test
  void runsAllAtOnceAndKeepsTheirOrder() {
    CyclicBarrier all = new CyclicBarrier(3);
    List<Checkup> checkups = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      checkups.add(new FakeCheckup(name, () -> meet(all)));
    }
    assertEquals(
        List.of("a met", "b met", "c met"), words(new Doctor(checkups, List.of(), LONG).examine()));
  }

  @Test
  void whoeverAnswersLastStandsInItsPlace() {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    FakeCheckup first = new FakeCheckup("first", () -> waitFor(secondIsDone));
    FakeCheckup second =
        new FakeCheckup(
            "second",
            () -> {
              secondIsDone.countDown();
              return "done";
            });
    assertEquals(
        List.of("first waited", "second done"),
        words(new Doctor(List.of(first, second), List.of(), LONG).examine()));
  }

  @Test
  void concludesWhenTheOthersHaveAnswered() {
    List<String> seen = new ArrayList<>();
    FakeCheckup watcher =
        new FakeCheckup(
            "watcher",
            () -> {
              seen.add("seen");
              return "looked";
            });
    FakeCheckup conclusion = new FakeCheckup("conclusion", () -> String.join(",", seen));
    assertEquals(
        List.of("watcher looked", "conclusion seen"),
        words(new Doctor(List.of(watcher), List.of(conclusion), LONG).examine()));
  }

  @Test
  void examinesNothingWithoutCheckups() {
    assertEquals(List.of(), new Doctor(List.of(), List.of(), LONG).examine().checks());
  }

  @Test
  void aCheckupWithoutAnAnswerInTimeHasFailed() {
    FakeCheckup silent = new FakeCheckup("silent", () -> waitFor(never));
    Diagnosis diagnosis =
        new Doctor(
                List.of(silent, FakeCheckup.finding("quick", "fine")),
                List.of(FakeCheckup.finding("conclusion", "drawn")),
                Duration.ofMillis(1100))
            .examine();
    assertEquals(
        List.of("silent no answer within 1 s", "quick fine", "conclusion drawn"), words(diagnosis));
    assertEquals(Optional.of(ErrorKind.UPSTREAM), diagnosis.checks().get(0).failure());
    assertEquals(CheckStatus.FAILED, diagnosis.checks().get(0).status());
  }

  @Test
  void anErrorOfCarbonIsAFailedCheckWithItsHintAsTheFix() {
    CarbonException error = new CarbonException(ErrorKind.CREDENTIALS, "no", "check the key");
    Diagnosis diagnosis =
        new Doctor(
                List.of(FakeCheckup.failing("key", error)),
                List.of(FakeCheckup.failing("conclusion", error)),
                LONG)
            .examine();
    for (Check check : diagnosis.checks()) {
      assertEquals(CheckStatus.FAILED, check.status());
      assertEquals("no", check.message());
      assertEquals(Optional.of("check the key"), check.fix());
      assertEquals(Optional.of(ErrorKind.CREDENTIALS), check.failure());
    }
  }

  @Test
  void aBugIsNotTakenForAFinding() {
    FakeCheckup broken = FakeCheckup.failing("broken", new IllegalArgumentException("bug"));
    Doctor doctor = new Doctor(List.of(broken), List.of(), LONG);
    IllegalStateException error = assertThrows(IllegalStateException.class, doctor::examine);
    assertEquals(IllegalArgumentException.class, cause(error));
  }

  @Test
  void anInterruptionStopsTheCheckupsAndLeavesTheThreadUsable() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread asking = Thread.currentThread();
    FakeCheckup endless =
        new FakeCheckup(
            "endless",
            () -> {
              asking.interrupt();
              String word = waitFor(never);
              stopped.countDown();
              return word;
            });
    Doctor doctor = new Doctor(List.of(endless), List.of(), LONG);
    CarbonException error = assertThrows(CarbonException.class, doctor::examine);
    assertEquals(ErrorKind.INTERRUPTED, error.kind());
    assertFalse(Thread.currentThread().isInterrupted());
    assertTrue(stopped.await(10, TimeUnit.SECONDS));
  }

  @Test
  void needsSomeTime() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Doctor(List.of(), List.of(), Duration.ofSeconds(-1)));
  }

  private static Class<?> cause(Throwable error) {
    return error.getCause() == null ? Void.class : error.getCause().getClass();
  }

  private static List<String> words(Diagnosis diagnosis) {
    return diagnosis.checks().stream().map(check -> check.name() + " " + check.message()).toList();
  }

  private static String meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
      return "met";
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      return "did not meet";
    }
  }

  private static String waitFor(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS) ? "waited" : "in vain";
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }
}
