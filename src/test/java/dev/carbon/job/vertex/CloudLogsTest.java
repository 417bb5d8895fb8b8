package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.http.TestHttp;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobLogsContract;
import dev.carbon.job.LogBatch;
import dev.carbon.job.LogLine;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.logging.LogEntry;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.train.MutableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a Cloud Logging on this machine. */
class CloudLogsTest extends JobLogsContract {
  private static final Duration PACE = LogPace.STANDARD.interval();

  private final LoggingRig rig;
  private final FakeGoogleCloud cloud;
  private final MutableClock clock;
  private CloudLogs logs;

  CloudLogsTest() throws IOException {
    rig = new LoggingRig();
    cloud = rig.cloud;
    clock = rig.clock;
    logs = rig.logs;
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Override
  protected JobLogs logs() {
    return logs;
  }

  @Override
  protected JobHandle jobThatPrinted(List<String> lines) {
    return rig.jobThatPrinted(lines);
  }

  @Override
  protected JobHandle unknownJob() {
    return LoggingRig.job(999);
  }

  @Override
  protected void aMoment() {
    clock.advance(PACE);
  }

  @Test
  void showsWhatArrivesLateOnceItHasArrived() {
    JobHandle job = jobThatPrinted(List.of());
    rig.plant(job, LoggingRig.START.plusSeconds(40), "of second 40");
    assertEquals(List.of("of second 40"), all(job));

    rig.plant(job, LoggingRig.START.plusSeconds(2), "of second 2");
    rig.plant(job, LoggingRig.START.plusSeconds(50), "of second 50");

    assertEquals(List.of("of second 2", "of second 50"), all(job));
    assertEquals(List.of(), all(job));
  }

  @Test
  void tellsEntriesOfOneMomentApartAndShowsOneThatCameTwiceOnce() {
    JobHandle job = jobThatPrinted(List.of());
    rig.plant(job, LoggingRig.START, "a");
    rig.plant(job, LoggingRig.START, "b");
    cloud.plantLog(LogEntry.of(LoggingRig.id(job), LoggingRig.START, "again", "c"));
    cloud.plantLog(LogEntry.of(LoggingRig.id(job), LoggingRig.START, "again", "c"));

    assertEquals(List.of("c", "a", "b"), all(job));
  }

  @Test
  void asksOnceInFiveSecondsHoweverOftenItIsAsked() {
    JobHandle job = jobThatPrinted(List.of("a"));

    for (int i = 0; i < 100; i++) {
      var unused = logs.drain(job);
      clock.advance(Duration.ofMillis(100));
    }

    assertEquals(2, cloud.calls("entries.list").size());
  }

  @Test
  void readsNoMoreThanThreePagesAtOnceAndSaysThatThereIsMore() {
    JobHandle job = jobThatPrinted(numbers(3500));

    LogBatch first = logs.drain(job);
    assertEquals(3000, first.lines().size());
    assertTrue(first.hasMore());
    clock.advance(PACE);
    LogBatch second = logs.drain(job);
    assertEquals(500, second.lines().size());
    assertFalse(second.hasMore());
  }

  @Test
  void goesOnWhereItWasAfterTheLogCouldNotBeRead() {
    JobHandle job = jobThatPrinted(numbers(1500));
    cloud.script().fault("entries.list", 1, 1, Fault.http(503));

    LogBatch broken = logs.drain(job);

    assertEquals(1000, broken.lines().size());
    assertTrue(broken.trouble().orElseThrow().contains("503"), broken.trouble()::toString);
    clock.advance(LogPace.STANDARD.longest());
    assertEquals(numbers(1500).subList(1000, 1500), all(job));
    rig.plant(job, LoggingRig.START.plusMillis(500), "late");
    assertEquals(List.of("late"), all(job));
  }

  @Test
  void asksLessAndLessOftenWhileItIsRefused() {
    JobHandle job = jobThatPrinted(List.of("a"));
    cloud.script().fault("entries.list", 1000, Fault.http(429, "Quota exceeded"));

    for (int second = 0; second < 3600; second++) {
      var unused = logs.drain(job);
      clock.advance(Duration.ofSeconds(1));
    }

    int asked = cloud.calls("entries.list").size();
    assertTrue(asked >= 12 && asked <= 20, () -> "asked " + asked + " times in an hour");
  }

  @Test
  void namesThePermissionThatIsMissing() {
    cloud.script().fault("entries.list", 1, Fault.http(403, "The caller does not have permission"));

    String trouble = logs.drain(jobThatPrinted(List.of("a"))).trouble().orElseThrow();

    assertTrue(trouble.contains("logging.logEntries.list"), trouble);
    assertTrue(trouble.contains("The caller does not have permission"), trouble);
  }

  @Test
  void survivesSilenceGarbageAndABrokenConnection() {
    JobHandle job = jobThatPrinted(List.of("a", "b"));
    logs = rig.logs(new TestHttp().impatientClient());
    for (Fault fault : List.of(Fault.silence(), Fault.garbage(), Fault.drop())) {
      cloud.script().fault("entries.list", 1, fault);
      assertTrue(logs.drain(job).trouble().isPresent(), fault::toString);
      clock.advance(LogPace.STANDARD.longest());
    }

    logs = rig.logs(new TestHttp().client());
    assertEquals(List.of("a", "b"), all(job));
  }

  @Test
  void asksForSmallerPiecesWhereAPageIsTooLong() {
    JobHandle job = jobThatPrinted(List.of());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add(i + "x".repeat(100_000));
      rig.plant(job, LoggingRig.START.plusMillis(i), lines.get(i));
    }

    LogBatch tooLong = logs.drain(job);
    assertTrue(tooLong.trouble().isPresent());
    clock.advance(LogPace.STANDARD.longest());

    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      logs.drain(job).lines().forEach(line -> texts.add(line.text()));
      clock.advance(LogPace.STANDARD.longest());
    }
    assertEquals(lines, texts);
  }

  @Test
  void namesTheTaskAndTellsThePlatformsLinesFromTheJobs() {
    JobHandle job = jobThatPrinted(List.of());
    cloud.plantLog(
        LogEntry.of(LoggingRig.id(job), LoggingRig.START, "1", "Waiting for job to be provisioned.")
            .from("service"));
    cloud.plantLog(
        LogEntry.of(LoggingRig.id(job), LoggingRig.START.plusMillis(1), "2", "hello")
            .from("workerpool1-0"));

    List<LogLine> lines = logs.drain(job).lines();

    assertTrue(lines.get(0).isOfPlatform());
    assertFalse(lines.get(1).isOfPlatform());
    assertEquals(Optional.of("workerpool1-0"), lines.get(1).task());
    assertEquals(Optional.of(LoggingRig.START.plusMillis(1)), lines.get(1).time());
  }

  @Test
  void readsPlainTextTooAndMakesSeveralLinesOfSeveral() {
    JobHandle job = jobThatPrinted(List.of());
    cloud.plantLog(
        LogEntry.of(LoggingRig.id(job), LoggingRig.START, "1", "one\ntwo\r\nthree").asPlainText());

    assertEquals(List.of("one", "two", "three"), all(job));
  }

  @Test
  void anEntryOfTheFutureDoesNotHideThoseThatComeAfterIt() {
    JobHandle job = jobThatPrinted(List.of());
    rig.plant(job, clock.instant().plus(Duration.ofDays(1)), "tomorrow");
    assertEquals(List.of("tomorrow"), all(job));

    rig.plant(job, clock.instant(), "now");

    assertEquals(List.of("now"), all(job));
  }

  @Test
  void sendsNoCredentialToAServerOfThisMachine() {
    var unused = logs.drain(jobThatPrinted(List.of("a")));

    RecordedCall call = cloud.calls("entries.list").get(0);
    assertEquals("", call.detail("authorization"));
  }

  private static List<String> numbers(int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("line " + i);
    }
    return lines;
  }
}
