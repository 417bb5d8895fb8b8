package dev.carbon.job;

import dev.carbon.error.CarbonException;
import dev.carbon.error.RegionRefusal;
import dev.carbon.region.Location;
import dev.carbon.staging.Labels;
import dev.carbon.staging.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs in memory: each look at a job is one step through its scripted states, the last of
 * which stays. Has a log of its calls and switches for what may go wrong.
 *
 * <p>A call is named by its method: {@code submit}, {@code find}, {@code status}, {@code cancel}.
 */
public final class FakeJobRunner implements JobRunner, OwnJobs {
  /** When a job is first looked at; each step of it is a minute later. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final Duration STEP = Duration.ofMinutes(1);

  private final Map<JobHandle, Job> jobs = new LinkedHashMap<>();
  private final Deque<List<JobState>> scripts = new ArrayDeque<>();
  private final Map<String, Deque<CarbonException>> failures = new HashMap<>();
  private final Map<String, CarbonException> lostReplies = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private List<JobState> usual = List.of(JobState.PENDING, JobState.RUNNING, JobState.SUCCEEDED);
  private Optional<Location> location = Optional.empty();
  private String error = "the script ended with exit code 1";
  private Optional<RegionRefusal> refusal = Optional.empty();
  private int hiddenFinds;
  private boolean deafToCancel;
  private boolean two;

  /** The states of every job from now on. */
  public void states(JobState... states) {
    usual = List.of(states);
  }

  /** The states of the next job only; may be asked for several jobs in advance. */
  public void nextStates(JobState... states) {
    scripts.add(List.of(states));
  }

  /** From now on every job there is goes through these states. */
  public void scriptOfAll(JobState... states) {
    jobs.values().forEach(job -> job.goThrough(List.of(states)));
  }

  /** Failed jobs fail because of their region. */
  public void refusing(RegionRefusal why) {
    refusal = Optional.of(why);
  }

  /** What jobs that fail say of it. */
  public void error(String text) {
    error = text;
  }

  /** The next call of the method fails without effect; may be asked several times. */
  public void failNext(String method, CarbonException failure) {
    failures.computeIfAbsent(method, any -> new ArrayDeque<>()).add(failure);
  }

  /** The next call of the method takes effect, and then fails. */
  public void loseReplyOfNext(String method, CarbonException failure) {
    lostReplies.put(method, failure);
  }

  /** The next calls of {@code find} do not show any job yet. */
  public void hideFromFinds(int times) {
    hiddenFinds = times;
  }

  /** Jobs go on as if nobody had cancelled them. */
  public void ignoreCancel() {
    deafToCancel = true;
  }

  /**
   * The next submit makes two jobs, and tells of the first: somebody on the way has repeated it.
   */
  public void makeTwoNext() {
    two = true;
  }

  /** The jobs there are, in the order in which they were made. */
  public List<JobHandle> handles() {
    return List.copyOf(jobs.keySet());
  }

  /** Jobs are made here, whatever was asked. */
  public void runJobsIn(Location place) {
    location = Optional.of(place);
  }

  /** Somebody deletes the job. */
  public void forget(JobHandle handle) {
    jobs.remove(handle);
  }

  /** Every call so far, such as {@code status job-1}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** How many calls of the method there were. */
  public int calls(String method) {
    return (int) calls.stream().filter(call -> call.startsWith(method + " ")).count();
  }

  /** What was submitted, in order, also when the reply was lost. */
  public List<JobSpec> submitted() {
    return jobs.values().stream().map(job -> job.spec).toList();
  }

  @Override
  public JobHandle submit(JobSpec spec) {
    begin("submit", spec.displayName());
    JobHandle handle = made(spec);
    if (two) {
      two = false;
      JobHandle unused = made(spec);
    }
    end("submit");
    return handle;
  }

  private JobHandle made(JobSpec spec) {
    JobHandle handle = new JobHandle("job-" + (jobs.size() + 1), location.orElse(spec.location()));
    jobs.put(handle, new Job(spec, scripts.isEmpty() ? usual : scripts.remove()));
    return handle;
  }

  @Override
  public List<JobHandle> find(RunId run, Location place) {
    begin("find", run);
    if (hiddenFinds > 0) {
      hiddenFinds--;
      return List.of();
    }
    List<JobHandle> found = new ArrayList<>();
    jobs.forEach(
        (handle, job) -> {
          boolean ours = run.value().equals(job.spec.labels().get(Labels.RUN));
          if (ours && handle.location().equals(place)) {
            found.add(handle);
          }
        });
    end("find");
    return List.copyOf(found);
  }

  /** All were made at the start. */
  @Override
  public List<OwnJob> live(Location place) {
    begin("live", place);
    List<OwnJob> found = new ArrayList<>();
    jobs.forEach(
        (handle, job) -> {
          JobState state = job.last.orElse(JobState.PENDING);
          if (handle.location().equals(place) && !state.isTerminal()) {
            RunId run = new RunId(job.spec.labels().getOrDefault(Labels.RUN, ""));
            found.add(new OwnJob(handle, run, state, START));
          }
        });
    return List.copyOf(found);
  }

  @Override
  public Optional<JobStatus> status(JobHandle handle) {
    begin("status", handle);
    @Nullable Job job = jobs.get(handle);
    Optional<JobStatus> status = job == null ? Optional.empty() : Optional.of(job.step());
    end("status");
    return status;
  }

  @Override
  public void cancel(JobHandle handle) {
    begin("cancel", handle);
    @Nullable Job job = jobs.get(handle);
    if (job != null && !deafToCancel) {
      job.cancel();
    }
    end("cancel");
  }

  private void begin(String method, Object subject) {
    calls.add(method + " " + subject);
    @Nullable Deque<CarbonException> planned = failures.get(method);
    if (planned != null && !planned.isEmpty()) {
      throw planned.remove();
    }
  }

  private void end(String method) {
    @Nullable CarbonException lost = lostReplies.remove(method);
    if (lost != null) {
      throw lost;
    }
  }

  /** One job and how far it is. */
  private final class Job {
    private final JobSpec spec;
    private List<JobState> states;
    private int next;
    private Optional<JobState> last = Optional.empty();
    private Optional<Instant> startedAt = Optional.empty();
    private Instant now = START.minus(STEP);

    Job(JobSpec spec, List<JobState> states) {
      this.spec = spec;
      this.states = states;
    }

    void goThrough(List<JobState> others) {
      states = others;
      next = 0;
    }

    JobStatus step() {
      JobState state = states.get(Math.min(next, states.size() - 1));
      if (next < states.size()) {
        next++;
        now = now.plus(STEP);
      }
      last = Optional.of(state);
      if (state == JobState.RUNNING && startedAt.isEmpty()) {
        startedAt = Optional.of(now);
      }
      return new JobStatus(
          state,
          startedAt,
          state.isTerminal() ? Optional.of(now) : Optional.empty(),
          state == JobState.FAILED ? Optional.of(error) : Optional.empty(),
          state == JobState.FAILED ? refusal : Optional.empty());
    }

    void cancel() {
      if (last.filter(JobState::isTerminal).isEmpty()) {
        states = List.of(JobState.CANCELLING, JobState.CANCELLED);
        next = 0;
      }
    }
  }
}
