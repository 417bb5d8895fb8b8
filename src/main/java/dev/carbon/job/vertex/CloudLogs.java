package dev.carbon.job.vertex;

import dev.carbon.google.rest.GoogleApi;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.LogBatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What jobs of Vertex AI print, as Cloud Logging has it. Contacts nobody before the first look. */
public final class CloudLogs implements JobLogs {
  private final GoogleApi logging;
  private final String project;
  private final LogPace pace;
  private final Clock clock;
  private final Map<String, CloudLog> logs = new ConcurrentHashMap<>();

  /**
   * The logs of one project's jobs.
   *
   * @param logging should not repeat questions by itself: the next look does
   */
  public CloudLogs(GoogleApi logging, String project, LogPace pace, Clock clock) {
    this.logging = logging;
    this.project = project;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public LogBatch drain(JobHandle handle) {
    return logs.computeIfAbsent(handle.name(), this::log).drain();
  }

  @Override
  public void beginWithLast(JobHandle handle, int lines) {
    logs.computeIfAbsent(handle.name(), this::log).beginWithLast(lines);
  }

  @Override
  public Duration settling() {
    return pace.settling();
  }

  private CloudLog log(String job) {
    return new CloudLog(new LogQuestion(project, job), logging, pace, clock);
  }
}
