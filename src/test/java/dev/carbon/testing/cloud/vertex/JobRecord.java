package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.JobState;
import com.google.protobuf.Timestamp;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.carbon.testing.cloud.script.CloudClock;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.JobPlan;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A job and what lies ahead of it; guarded by its {@link JobBook}. */
final class JobRecord {
  private static final Set<JobState> TERMINAL =
      EnumSet.of(
          JobState.JOB_STATE_SUCCEEDED,
          JobState.JOB_STATE_FAILED,
          JobState.JOB_STATE_CANCELLED,
          JobState.JOB_STATE_EXPIRED,
          JobState.JOB_STATE_PARTIALLY_SUCCEEDED);

  /** The documented ones; the other terminal states have no endTime. */
  private static final Set<JobState> WITH_END_TIME =
      EnumSet.of(
          JobState.JOB_STATE_SUCCEEDED, JobState.JOB_STATE_FAILED, JobState.JOB_STATE_CANCELLED);

  /** A number that no version of the client has a name for. */
  private static final int UNHEARD_OF = 99;

  private final CustomJob.Builder job;
  private final JobPlan plan;
  private final JobEffects effects;
  private final CloudClock clock;
  private final Deque<JobState> ahead;
  private Optional<JobRun> run = Optional.empty();
  private int hiddenLists;

  JobRecord(CustomJob job, JobPlan plan, JobEffects effects, CloudClock clock) {
    this.plan = plan;
    this.effects = effects;
    this.clock = clock;
    this.ahead = new ArrayDeque<>(plan.states());
    this.hiddenLists = plan.hiddenLists();
    this.job = job.toBuilder().setCreateTime(timestamp()).setUpdateTime(timestamp());
    setState(plan.states().get(0));
  }

  CustomJob view() {
    return job.build();
  }

  Optional<JobRun> run() {
    return run;
  }

  boolean isTerminal() {
    return TERMINAL.contains(job.getState());
  }

  /** Whether a list shows it already; each question brings that moment nearer. */
  boolean isListed() {
    return hiddenLists <= 0 || hiddenLists-- <= 0;
  }

  /** Goes to the next state, unless the job has ended or its process is still at work. */
  void advance() {
    boolean working = run.filter(container -> container.exitCode().isEmpty()).isPresent();
    if (isTerminal() || working || ahead.isEmpty()) {
      return;
    }
    JobState planned = ahead.remove();
    enter(ended(planned) ? outcomeOfRun().orElse(planned) : planned);
  }

  /** As Vertex does: CANCELLING at once, CANCELLED later; nothing for a job that has ended. */
  void cancel() {
    if (isTerminal()) {
      return;
    }
    run.ifPresent(JobRun::stop);
    ahead.clear();
    ahead.addAll(List.of(JobState.JOB_STATE_CANCELLING, JobState.JOB_STATE_CANCELLED));
    setState(JobState.JOB_STATE_CANCELLING);
  }

  private static boolean ended(JobState state) {
    return TERMINAL.contains(state) && state != JobState.JOB_STATE_CANCELLED;
  }

  private Optional<JobState> outcomeOfRun() {
    return run.map(JobRun::exitCode)
        .map(
            code ->
                code.orElseThrow() == 0 ? JobState.JOB_STATE_SUCCEEDED : JobState.JOB_STATE_FAILED);
  }

  private void enter(JobState state) {
    if (state != job.getState()) {
      clock.advance(plan.timePerStep());
    }
    setState(state);
    if (state == JobState.JOB_STATE_RUNNING && !job.hasStartTime()) {
      job.setStartTime(timestamp());
      run = plan.execute() ? Optional.of(effects.start(job.build())) : Optional.empty();
    }
    if (WITH_END_TIME.contains(state)) {
      job.setEndTime(timestamp());
    }
    errorOf(state).ifPresent(job::setError);
    if (state == plan.outputsOn()) {
      effects.writeOutputs(job.build(), plan.outputs());
    }
  }

  private Optional<Status> errorOf(JobState state) {
    if (state == JobState.JOB_STATE_CANCELLED) {
      return Optional.of(status(Code.CANCELLED, "CANCELED"));
    }
    return state == JobState.JOB_STATE_FAILED
        ? Optional.of(status(Code.INVALID_ARGUMENT, failure()))
        : Optional.empty();
  }

  private String failure() {
    OptionalInt code = run.map(JobRun::exitCode).orElse(OptionalInt.empty());
    return code.isPresent() ? CloudScript.replicaFailed(code.getAsInt()) : plan.failureMessage();
  }

  private static Status status(Code code, String message) {
    return Status.newBuilder().setCode(code.getNumber()).setMessage(message).build();
  }

  private void setState(JobState state) {
    job.setStateValue(state == JobState.UNRECOGNIZED ? UNHEARD_OF : state.getNumber());
    job.setUpdateTime(timestamp());
  }

  private Timestamp timestamp() {
    Instant now = clock.now();
    return Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()).build();
  }
}
