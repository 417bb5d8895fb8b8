package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link OutputPlace} promises. */
abstract class OutputPlaceContract {
  static final RunId FIRST = new RunId("r-" + "a".repeat(26));
  static final RunId SECOND = new RunId("r-" + "b".repeat(26));

  /** The one folder of the test, for that run. */
  abstract OutputPlace place(RunId run);

  /** Writes a file into the folder as anybody does. */
  abstract void write(String name);

  /** The names of what is in the folder. */
  abstract List<String> names();

  @Test
  void isTakenByOneRunOnlyAndTheOtherIsToldWhose() {
    place(FIRST).take();

    CarbonException error = assertThrows(CarbonException.class, () -> place(SECOND).take());

    assertEquals(ErrorKind.USAGE, error.kind());
    assertTrue(error.text().contains(FIRST.value()), error.text());
  }

  @Test
  void whoWasRefusedFreesNothingOfTheOthers() {
    place(FIRST).take();
    OutputPlace second = place(SECOND);
    assertThrows(CarbonException.class, second::take);

    second.free();

    assertThrows(CarbonException.class, () -> place(SECOND).take());
  }

  @Test
  void isFreeForTheNextRunWhenItIsGivenBackEmpty() {
    OutputPlace place = place(FIRST);
    place.take();
    place.free();

    assertEquals(List.of(), names());
    assertDoesNotThrow(() -> place(SECOND).take());
  }

  @Test
  void anotherProcessOfTheSameRunTakesItAlsoWithOutputsInIt() {
    place(FIRST).take();
    write("model");

    OutputPlace again = place(FIRST);
    assertDoesNotThrow(again::takeAgain);
    again.free();

    assertEquals(List.of("model"), names());
  }

  @Test
  void anotherProcessOfAnotherRunDoesNotTakeIt() {
    place(FIRST).take();

    assertThrows(CarbonException.class, () -> place(SECOND).takeAgain());
  }

  @Test
  void whatLiesThereAlreadyIsNotWrittenBeside() {
    write("mine");

    CarbonException error = assertThrows(CarbonException.class, () -> place(FIRST).take());
    place(FIRST).free();

    assertEquals(ErrorKind.USAGE, error.kind());
    assertEquals(List.of("mine"), names());
  }

  @Test
  void aMarkThatNamesNobodyIsAnotherRuns() {
    write(FolderMark.FILE_NAME);

    CarbonException error = assertThrows(CarbonException.class, () -> place(FIRST).take());
    place(FIRST).free();

    assertTrue(error.text().contains("another run"), error.text());
    assertEquals(List.of(FolderMark.FILE_NAME), names());
  }

  @Test
  void ofManyRunsAtOnceOneGetsIt() throws Exception {
    int runs = 8;
    ExecutorService threads = Executors.newFixedThreadPool(runs);
    CountDownLatch start = new CountDownLatch(1);
    SecureRandom random = new SecureRandom();
    List<Future<Boolean>> taken = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      OutputPlace place = place(RunId.random(random));
      Callable<Boolean> attempt =
          () -> {
            start.await();
            return takes(place);
          };
      taken.add(threads.submit(attempt));
    }
    start.countDown();

    int winners = 0;
    for (Future<Boolean> each : taken) {
      winners += each.get() ? 1 : 0;
    }
    threads.shutdown();

    assertEquals(1, winners);
  }

  private static boolean takes(OutputPlace place) {
    try {
      place.take();
      return true;
    } catch (CarbonException e) {
      place.free();
      return false;
    }
  }
}
