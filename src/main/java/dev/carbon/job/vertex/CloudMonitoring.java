package dev.carbon.job.vertex;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.rest.GoogleApi;
import dev.carbon.google.rest.GoogleReply;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobMonitor;
import dev.carbon.unit.Deadline;
import dev.carbon.unit.TimeLimit;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much of their machines jobs of Vertex AI used, as Cloud Monitoring has it: two questions, one
 * a metric, each answered in pages. What arrives late is not waited for. Contacts nobody before it
 * is asked.
 */
public final class CloudMonitoring implements JobMonitor {
  /** The right that it takes, by IAM's name; of Google's roles roles/monitoring.viewer has it. */
  private static final String RIGHT = "monitoring.timeSeries.list";

  /** For all questions together. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Around what is asked for, so that no sample at its ends is missed. */
  private static final Duration BEFORE = Duration.ofMinutes(5);

  private static final Duration AFTER = Duration.ofMinutes(10);

  /** A week of 25 replicas; a service that goes on and on is not asked for ever. */
  private static final int MOST_PAGES = 26;

  private final GoogleApi monitoring;
  private final String project;
  private final Duration longest;
  private final Clock clock;

  /**
   * The use of one project's jobs.
   *
   * @param monitoring should not repeat questions by itself
   */
  public CloudMonitoring(GoogleApi monitoring, String project, Clock clock) {
    this(monitoring, project, LONGEST, clock);
  }

  CloudMonitoring(GoogleApi monitoring, String project, Duration longest, Clock clock) {
    this.monitoring = monitoring;
    this.project = project;
    this.longest = longest;
    this.clock = clock;
  }

  @Override
  public List<Observed> use(JobHandle job, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("no time between " + from + " and " + to);
    }
    UseQuestion question =
        new UseQuestion(project, JobIds.of(job.name()), from.minus(BEFORE), end(to));
    Deadline deadline = Deadline.in(longest);
    UseMeans means = new UseMeans(from, to);
    means.add(UseMetric.ACCELERATORS, samples(question, UseMetric.ACCELERATORS, deadline));
    means.add(UseMetric.ACCELERATOR_MEMORY, ofMemory(question, deadline));
    return means.observed();
  }

  /** How busy accelerators were is known without it. */
  private List<UsePage.Sample> ofMemory(UseQuestion question, Deadline deadline) {
    try {
      return samples(question, UseMetric.ACCELERATOR_MEMORY, deadline);
    } catch (CarbonException e) {
      return List.of();
    }
  }

  private List<UsePage.Sample> samples(UseQuestion question, UseMetric metric, Deadline deadline) {
    return TimeLimit.await(
            "look at Cloud Monitoring",
            deadline.remaining(),
            () -> pages(question, metric, deadline))
        .orElseThrow(this::tooSlow);
  }

  /** Later than the end, but not in the future: no sample can be of then. */
  private Instant end(Instant to) {
    Instant late = to.plus(AFTER);
    Instant now = clock.instant();
    if (late.isBefore(now)) {
      return late;
    }
    return now.isAfter(to) ? now : to;
  }

  private List<UsePage.Sample> pages(UseQuestion question, UseMetric metric, Deadline deadline) {
    List<UsePage.Sample> samples = new ArrayList<>();
    Optional<String> token = Optional.empty();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      if (deadline.remaining().isZero()) {
        throw tooSlow();
      }
      UsePage page = ask(question, metric, token);
      samples.addAll(page.samples());
      token = page.next();
      if (token.isEmpty()) {
        return samples;
      }
    }
    throw new CarbonException(
        ErrorKind.UPSTREAM, "Cloud Monitoring's answer has more than " + MOST_PAGES + " pages");
  }

  private UsePage ask(UseQuestion question, UseMetric metric, Optional<String> token) {
    GoogleReply reply = monitoring.get(question.path(), question.page(metric, token));
    if (reply.status() == HttpURLConnection.HTTP_FORBIDDEN) {
      throw new CarbonException(
          ErrorKind.CREDENTIALS,
          "this account needs the permission " + RIGHT + ": " + reply.words());
    }
    return UsePage.of(reply.body("read what the machines used"), question.id(), metric);
  }

  private CarbonException tooSlow() {
    return new CarbonException(
        ErrorKind.UPSTREAM,
        "Cloud Monitoring has not answered within " + longest.toSeconds() + " s");
  }
}
