package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.job.JobHandle;
import dev.carbon.testing.cloud.script.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who comes late to a log sees its last lines, and then what is new. */
class LateReaderTest {
  private final LoggingRig rig;

  LateReaderTest() throws IOException {
    rig = new LoggingRig();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void showsTheLastLinesAndThenWhatIsNew() {
    JobHandle job = rig.jobThatPrinted(numbers(2500));
    rig.logs.beginWithLast(job, 3);

    assertEquals(numbers(2500).subList(2497, 2500), rig.all(job));
    rig.plant(job, LoggingRig.START.plusSeconds(1000), "new");
    assertEquals(List.of("new"), rig.all(job));
    assertTrue(rig.cloud.calls("entries.list").size() < 10);
  }

  @Test
  void showsNothingOldWhereNoneOfItIsWanted() {
    JobHandle job = rig.jobThatPrinted(numbers(20));
    rig.logs.beginWithLast(job, 0);

    assertEquals(List.of(), rig.all(job));
    rig.plant(job, LoggingRig.START.plusMillis(21), "new");
    assertEquals(List.of("new"), rig.all(job));
  }

  @Test
  void showsAllOfAShorterLogAndWhatArrivesLate() {
    JobHandle job = rig.jobThatPrinted(List.of());
    rig.logs.beginWithLast(job, 10);
    assertEquals(List.of(), rig.all(job));

    rig.plant(job, LoggingRig.START.plusSeconds(2), "b");
    assertEquals(List.of("b"), rig.all(job));
    rig.plant(job, LoggingRig.START, "a");
    assertEquals(List.of("a"), rig.all(job));
  }

  @Test
  void countsLinesAndNotEntries() {
    JobHandle job = rig.jobThatPrinted(List.of("zero"));
    rig.plant(job, LoggingRig.START.plusSeconds(1), "one\ntwo\nthree");
    rig.logs.beginWithLast(job, 2);

    assertEquals(List.of("two", "three"), rig.all(job));
  }

  @Test
  void skipsWhatIsOldAlsoWhenTheFirstLookFails() {
    JobHandle job = rig.jobThatPrinted(numbers(50));
    rig.cloud.script().fault("entries.list", 2, Fault.http(503));
    rig.logs.beginWithLast(job, 5);

    assertTrue(rig.logs.drain(job).trouble().isPresent());
    rig.clock.advance(LogPace.STANDARD.longest());
    assertTrue(rig.logs.drain(job).trouble().isPresent());
    rig.clock.advance(LogPace.STANDARD.longest());

    assertEquals(numbers(50).subList(45, 50), rig.all(job));
  }

  private static List<String> numbers(int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("line " + i);
    }
    return lines;
  }
}
