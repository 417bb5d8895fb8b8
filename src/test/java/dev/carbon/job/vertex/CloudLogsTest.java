package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.google.rest.GoogleApi;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.RetryBudget;
import dev.carbon.http.TestHttp;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobLogsContract;
import dev.carbon.job.LogBatch;
import dev.carbon.job.LogLine;
import dev.carbon.region.Location;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.logging.LogEntry;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.train.MutableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a Cloud Logging on this machine. */
class CloudLogsTest extends JobLogsContract {
  private static final Duration PACE = LogPace.STANDARD.interval();
  private static final Instant START = Instant.parse("2025-12-31T23:00:00Z");

  private final MutableClock clock = new MutableClock();
  private FakeGoogleCloud cloud;
  private CloudLogs logs;
  private int jobs;
  private int entries;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
    logs = logs(new TestHttp().client());
  }

  private CloudLogs logs(JsonHttp http) {
    return new CloudLogs(
        GoogleApi.standIn(
            URI.create(cloud.loggingUrl()), "CARBON_LOGGING_URL", http.with(new RetryBudget(0))),
        "my-project",
        LogPace.STANDARD,
        clock);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Override
  protected JobLogs logs() {
    return logs;
  }

  @Override
  protected JobHandle jobThatPrinted(List<String> lines) {
    JobHandle job = job(++jobs);
    Instant time = START;
    for (String line : lines) {
      time = time.plusMillis(1);
      plant(job, time, line);
    }
    return job;
  }

  @Override
  protected JobHandle unknownJob() {
    return job(999);
  }

  @Override
  protected void aMoment() {
    clock.advance(PACE);
  }

  @Test
  void showsWhatArrivesLateOnceItHasArrived() {
    JobHandle job = jobThatPrinted(List.of());
    plant(job, START.plusSeconds(40), "of second 40");
    assertEquals(List.of("of second 40"), all(job));

    plant(job, START.plusSeconds(2), "of second 2");
    plant(job, START.plusSeconds(50), "of second 50");

    assertEquals(List.of("of second 2", "of second 50"), all(job));
    assertEquals(List.of(), all(job));
  }

  @Test
  void tellsEntriesOfOneMomentApartAndShowsOneThatCameTwiceOnce() {
    JobHandle job = jobThatPrinted(List.of());
    plant(job, START, "a");
    plant(job, START, "b");
    cloud.plantLog(LogEntry.of(id(job), START, "again", "c"));
    cloud.plantLog(LogEntry.of(id(job), START, "again", "c"));

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
  void showsWhoComesLateTheLastLinesAndThenWhatIsNew() {
    JobHandle job = jobThatPrinted(numbers(2500));
    logs.beginWithLast(job, 3);

    assertEquals(numbers(2500).subList(2497, 2500), all(job));
    plant(job, START.plusSeconds(1000), "new");
    assertEquals(List.of("new"), all(job));
    assertTrue(cloud.calls("entries.list").size() < 10);
  }

  @Test
  void showsWhoComesLateNothingOldWhereNoneOfItIsWanted() {
    JobHandle job = jobThatPrinted(numbers(20));
    logs.beginWithLast(job, 0);

    assertEquals(List.of(), all(job));
    plant(job, START.plusMillis(21), "new");
    assertEquals(List.of("new"), all(job));
  }

  @Test
  void showsWhoComesLateAllOfAShorterLogAndWhatArrivesLate() {
    JobHandle job = jobThatPrinted(List.of());
    logs.beginWithLast(job, 10);
    assertEquals(List.of(), all(job));

    plant(job, START.plusSeconds(2), "b");
    assertEquals(List.of("b"), all(job));
    plant(job, START, "a");
    assertEquals(List.of("a"), all(job));
  }

  @Test
  void countsLinesAndNotEntriesForWhoComesLate() {
    JobHandle job = jobThatPrinted(List.of("zero"));
    plant(job, START.plusSeconds(1), "one\ntwo\nthree");
    logs.beginWithLast(job, 2);

    assertEquals(List.of("two", "three"), all(job));
  }

  @Test
  void skipsWhatIsOldAlsoWhenTheFirstLookFails() {
    JobHandle job = jobThatPrinted(numbers(50));
    cloud.script().fault("entries.list", 2, Fault.http(503));
    logs.beginWithLast(job, 5);

    assertTrue(logs.drain(job).trouble().isPresent());
    clock.advance(LogPace.STANDARD.longest());
    assertTrue(logs.drain(job).trouble().isPresent());
    clock.advance(LogPace.STANDARD.longest());

    assertEquals(numbers(50).subList(45, 50), all(job));
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
    plant(job, START.plusMillis(500), "late");
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
    logs = logs(new TestHttp().impatientClient());
    for (Fault fault : List.of(Fault.silence(), Fault.garbage(), Fault.drop())) {
      cloud.script().fault("entries.list", 1, fault);
      assertTrue(logs.drain(job).trouble().isPresent(), fault::toString);
      clock.advance(LogPace.STANDARD.longest());
    }

    logs = logs(new TestHttp().client());
    assertEquals(List.of("a", "b"), all(job));
  }

  @Test
  void asksForSmallerPiecesWhereAPageIsTooLong() {
    JobHandle job = jobThatPrinted(List.of());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add(i + "x".repeat(100_000));
      plant(job, START.plusMillis(i), lines.get(i));
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
        LogEntry.of(id(job), START, "1", "Waiting for job to be provisioned.").from("service"));
    cloud.plantLog(LogEntry.of(id(job), START.plusMillis(1), "2", "hello").from("workerpool1-0"));

    List<LogLine> lines = logs.drain(job).lines();

    assertTrue(lines.get(0).isOfPlatform());
    assertFalse(lines.get(1).isOfPlatform());
    assertEquals(Optional.of("workerpool1-0"), lines.get(1).task());
    assertEquals(Optional.of(START.plusMillis(1)), lines.get(1).time());
  }

  @Test
  void readsPlainTextTooAndMakesSeveralLinesOfSeveral() {
    JobHandle job = jobThatPrinted(List.of());
    cloud.plantLog(LogEntry.of(id(job), START, "1", "one\ntwo\r\nthree").asPlainText());

    assertEquals(List.of("one", "two", "three"), all(job));
  }

  @Test
  void anEntryOfTheFutureDoesNotHideThoseThatComeAfterIt() {
    JobHandle job = jobThatPrinted(List.of());
    plant(job, clock.instant().plus(Duration.ofDays(1)), "tomorrow");
    assertEquals(List.of("tomorrow"), all(job));

    plant(job, clock.instant(), "now");

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

  private void plant(JobHandle job, Instant time, String text) {
    cloud.plantLog(LogEntry.of(id(job), time, "entry-%06d".formatted(++entries), text));
  }

  private static JobHandle job(int number) {
    return new JobHandle(
        "projects/my-project/locations/europe-north1/customJobs/" + number,
        new Location("europe-north1"));
  }

  private static String id(JobHandle job) {
    return job.name().substring(job.name().lastIndexOf('/') + 1);
  }
}
