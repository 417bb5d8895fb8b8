package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobState;
import dev.carbon.job.LogBatch;
import dev.carbon.job.LogLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job prints while it is watched. */
class TrainerLogTest {
  @TempDir private Path folder;
  private final ScriptedLogs logs = new ScriptedLogs();
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
    rig.logs = Optional.of(logs);
    rig.runner.states(JobState.RUNNING, JobState.SUCCEEDED);
  }

  @Test
  void isShownAlsoWhenItArrivesAfterTheEnd() {
    logs.next("a").next().next("b").next().next("c");

    assertEquals(RunState.SUCCEEDED, rig.run().state());

    assertEquals(List.of("printed a", "printed b", "printed c"), heardOfTheLog());
  }

  @Test
  void isNotWaitedForForever() {
    for (int i = 0; i < 1000; i++) {
      logs.next("line " + i);
    }

    assertEquals(RunState.SUCCEEDED, rig.run().state());

    List<String> heard = heardOfTheLog();
    assertTrue(heard.size() < 20, heard::toString);
    assertTrue(heard.get(heard.size() - 1).contains("carbon logs r-"), heard::toString);
  }

  @Test
  void thatCannotBeReadIsToldOnceAndNeverEndsTheRun() {
    logs.trouble("no permission").trouble("no permission").next("a").trouble("no answer");

    assertEquals(RunState.SUCCEEDED, rig.run().state());

    assertEquals(
        List.of(
            "note the job's log cannot be read: no permission; it goes on",
            "printed a",
            "note the job's log cannot be read: no answer; it goes on"),
        heardOfTheLog());
  }

  @Test
  void thatBreaksDownNeverEndsTheRun() {
    logs.broken = true;

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
    assertEquals(1, heardOfTheLog().size());
  }

  @Test
  void isCutWhereNobodyCouldReadItAll() {
    logs.next(Collections.nCopies(5000, "x").toArray(String[]::new));

    assertEquals(RunState.SUCCEEDED, rig.run().state());

    assertEquals("note ... 3000 lines left out", heardOfTheLog().get(0));
    assertEquals(2001, heardOfTheLog().size());
  }

  @Test
  void thatSaysNothingIsToldOnceAnHourAndTheJobGoesOn() {
    JobState[] states = new JobState[1 + 3 * 720];
    Arrays.fill(states, JobState.RUNNING);
    states[states.length - 1] = JobState.SUCCEEDED;
    rig.runner.states(states);

    assertEquals(RunState.SUCCEEDED, rig.run().state());

    List<String> heard = heardOfTheLog();
    assertTrue(heard.size() == 2 || heard.size() == 3, heard::toString);
    assertTrue(heard.get(0).contains("printed nothing for 1 h"), heard::toString);
    assertEquals(0, rig.runner.calls("cancel"));
  }

  private List<String> heardOfTheLog() {
    return rig.listener.heard().stream()
        .filter(each -> each.startsWith("printed ") || each.startsWith("note "))
        .toList();
  }

  /** Each look brings what the test says, then nothing. */
  private static final class ScriptedLogs implements JobLogs {
    private final Queue<LogBatch> batches = new ArrayDeque<>();
    private boolean broken;

    ScriptedLogs next(String... lines) {
      List<LogLine> list = new ArrayList<>();
      for (String line : lines) {
        list.add(LogLine.of(line));
      }
      batches.add(LogBatch.of(list));
      return this;
    }

    ScriptedLogs trouble(String why) {
      batches.add(new LogBatch(List.of(), false, Optional.of(why)));
      return this;
    }

    @Override
    public LogBatch drain(JobHandle handle) {
      if (broken) {
        throw new IllegalStateException("a bug");
      }
      LogBatch batch = batches.isEmpty() ? LogBatch.NONE : batches.remove();
      return new LogBatch(batch.lines(), !batches.isEmpty(), batch.trouble());
    }

    @Override
    public Duration settling() {
      return Duration.ofSeconds(10);
    }
  }
}
