package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.FakeJobRunner;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobMonitor;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.JobState;
import dev.carbon.job.LogBatch;
import dev.carbon.job.LogLine;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.region.Location;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.FakeStager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogReaderTest {
  private final MutableClock clock = new MutableClock();
  private final ScriptedStop stop = new ScriptedStop(clock);
  private final FakeJobRunner runner = new FakeJobRunner();
  private final List<String> read = new ArrayList<>();
  private Optional<String> trouble = Optional.empty();
  private int looks;

  @Test
  void followsUntilTheJobHasEndedAndItsLogIsQuiet() {
    LogReader reader = reader(JobState.RUNNING, JobState.RUNNING, JobState.SUCCEEDED);

    reader.follow(line -> read.add(line.text()));

    assertEquals(List.of("line 1", "line 2", "line 3", "line 4"), read);
    assertTrue(runner.calls("status") >= 5, () -> "looked " + runner.calls("status") + " times");
  }

  @Test
  void followsOnWhileNobodyAnswersAboutTheJob() {
    LogReader reader = reader(JobState.RUNNING, JobState.SUCCEEDED);
    for (int i = 0; i < 50; i++) {
      runner.failNext("status", new CarbonException(ErrorKind.UPSTREAM, "no answer"));
    }

    reader.follow(line -> read.add(line.text()));

    assertTrue(runner.calls("status") > 50);
  }

  @Test
  void stopsWhenItsReaderHasEnoughOrCarbonIsAskedTo() {
    LogReader reader = reader(JobState.RUNNING);
    reader.follow(
        line -> {
          read.add(line.text());
          return read.size() < 2;
        });
    assertEquals(List.of("line 1", "line 2"), read);

    stop.raiseAtPause(stop.pauses() + 3, StopReason.INTERRUPT);
    reader.follow(line -> true);
    assertTrue(stop.reason().isPresent());
  }

  @Test
  void saysThatALogCannotBeReadInsteadOfShowingAnEmptyOne() {
    trouble = Optional.of("no permission");
    LogReader reader = reader(JobState.RUNNING);

    CarbonException failure = assertThrows(CarbonException.class, () -> reader.read(line -> true));

    assertEquals(ErrorKind.UPSTREAM, failure.kind());
    assertTrue(failure.text().contains("no permission"), failure.text());
  }

  private LogReader reader(JobState... states) {
    runner.states(states);
    JobHandle job = runner.submit(JobSpecs.of(Plans.RUN, 1, Location.of(Plans.CHOSEN)));
    Backend backend =
        new Backend(
            BackendKind.VERTEX,
            new FakeStager(),
            runner,
            Optional.of(new FourLines()),
            JobMonitor.NONE,
            RefusalMemory.NONE,
            Optional.empty(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60));
    return new LogReader(backend, job, stop, clock);
  }

  /** A line at each of the first four looks. */
  private final class FourLines implements JobLogs {
    @Override
    public LogBatch drain(JobHandle handle) {
      looks++;
      List<LogLine> lines = looks <= 4 ? List.of(LogLine.of("line " + looks)) : List.of();
      return new LogBatch(lines, false, trouble);
    }

    @Override
    public Duration settling() {
      return Duration.ofSeconds(10);
    }
  }
}
