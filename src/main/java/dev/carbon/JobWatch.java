package dev.carbon;

import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogin;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.RetryBudget;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobMonitor;
import dev.carbon.job.vertex.CloudLogs;
import dev.carbon.job.vertex.CloudMonitoring;
import dev.carbon.job.vertex.LogPace;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * Where it is seen what a project's jobs print and use: adapters, which {@link Backends} hands on.
 *
 * <p>Of a job on a server of this machine Google knows nothing: it is not even asked. The client
 * does not repeat questions: of a log the next look does, and use that cannot be read is unknown.
 */
final class JobWatch {
  private static final String LOGGING_URL = "CARBON_LOGGING_URL";
  private static final String MONITORING_URL = "CARBON_MONITORING_URL";

  private final Settings settings;
  private final JsonHttp once;
  private final String project;
  private final GoogleLogin login;
  private final boolean emulated;
  private final Clock clock;

  /**
   * @param emulated whether the jobs are on a server of this machine
   */
  JobWatch(
      Settings settings,
      JsonHttp http,
      String project,
      GoogleLogin login,
      boolean emulated,
      Clock clock) {
    this.settings = settings;
    this.once = http.with(new RetryBudget(0));
    this.project = project;
    this.login = login;
    this.emulated = emulated;
    this.clock = clock;
  }

  /**
   * What jobs print; empty when nobody on this machine stands in for Cloud Logging.
   *
   * @throws CarbonException CONFIGURATION when somebody does, for jobs that are Google's
   */
  Optional<JobLogs> logs() {
    LogPace pace = emulated ? LogPace.LOOPBACK : LogPace.STANDARD;
    return service("logging", Setting.LOGGING_URL, LOGGING_URL, "log")
        .map(logging -> new CloudLogs(logging, project, pace, clock));
  }

  /**
   * What jobs use of their machines; nothing when nobody on this machine stands in for Cloud
   * Monitoring.
   *
   * @throws CarbonException CONFIGURATION when somebody does, for jobs that are Google's
   */
  JobMonitor monitor() {
    return service("monitoring", Setting.MONITORING_URL, MONITORING_URL, "metrics")
        .<JobMonitor>map(monitoring -> new CloudMonitoring(monitoring, project, clock))
        .orElse(JobMonitor.NONE);
  }

  private Optional<GoogleApi> service(String name, Setting setting, String variable, String what) {
    Optional<URI> standIn = settings.text(setting).map(URI::create);
    if (!emulated && standIn.isPresent()) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          variable
              + " is set and CARBON_VERTEX_ENDPOINT is not: job and "
              + what
              + " would be in different worlds",
          "unset " + variable);
    }
    return emulated
        ? standIn.map(url -> GoogleApi.standIn(url, variable, once))
        : Optional.of(GoogleApi.of(name, once, login));
  }
}
