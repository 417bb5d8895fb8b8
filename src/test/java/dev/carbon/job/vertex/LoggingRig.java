package dev.carbon.job.vertex;

import dev.carbon.google.rest.GoogleApi;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.RetryBudget;
import dev.carbon.http.TestHttp;
import dev.carbon.job.JobHandle;
import dev.carbon.job.LogBatch;
import dev.carbon.region.Location;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.logging.LogEntry;
import dev.carbon.train.MutableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A Cloud Logging on this machine, and who reads it. */
final class LoggingRig implements AutoCloseable {
  static final Instant START = Instant.parse("2025-12-31T23:00:00Z");

  final MutableClock clock = new MutableClock();
  final FakeGoogleCloud cloud;
  final CloudLogs logs;
  private int jobs;
  private int entries;

  LoggingRig() throws IOException {
    cloud = FakeGoogleCloud.start();
    logs = logs(new TestHttp().client());
  }

  /** Another reader of the same logs. */
  CloudLogs logs(JsonHttp http) {
    return new CloudLogs(
        GoogleApi.standIn(
            URI.create(cloud.loggingUrl()), "CARBON_LOGGING_URL", http.with(new RetryBudget(0))),
        "my-project",
        LogPace.STANDARD,
        clock);
  }

  /** A new job whose lines are a millisecond apart. */
  JobHandle jobThatPrinted(List<String> lines) {
    JobHandle job = job(++jobs);
    Instant time = START;
    for (String line : lines) {
      time = time.plusMillis(1);
      plant(job, time, line);
    }
    return job;
  }

  void plant(JobHandle job, Instant time, String text) {
    cloud.plantLog(LogEntry.of(id(job), time, "entry-%06d".formatted(++entries), text));
  }

  /** What there is, as a patient reader gets it. */
  List<String> all(JobHandle job) {
    List<String> texts = new ArrayList<>();
    for (int quiet = 0; quiet < 2; ) {
      LogBatch batch = logs.drain(job);
      batch.lines().forEach(line -> texts.add(line.text()));
      quiet = batch.lines().isEmpty() && !batch.hasMore() ? quiet + 1 : 0;
      clock.advance(LogPace.STANDARD.interval());
    }
    return texts;
  }

  static JobHandle job(int number) {
    return new JobHandle(
        "projects/my-project/locations/europe-north1/customJobs/" + number,
        new Location("europe-north1"));
  }

  static String id(JobHandle job) {
    return job.name().substring(job.name().lastIndexOf('/') + 1);
  }

  @Override
  public void close() {
    cloud.close();
  }
}
