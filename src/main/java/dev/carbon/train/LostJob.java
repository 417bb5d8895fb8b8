package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the job of a create whose answer nobody heard. There may be one, several or none; and
 * one that is not listed today may be listed tomorrow.
 */
final class LostJob {
  /** In one settle time, besides the first. */
  private static final int LOOKS = 12;

  private static final String SUPERSEDED = "SUPERSEDED";

  private final RunContext context;
  private final LeaseStep leases;

  LostJob(RunContext context) {
    this.context = context;
    this.leases = new LeaseStep(context);
  }

  /**
   * Looks until the job is listed, or would be if there were one. Of several it is the one that has
   * the lease, and the others are told to stop.
   */
  Optional<Adopted> find() {
    Optional<JobHandle> stranger = Optional.empty();
    Duration betweenLooks = context.backend().settleTime().dividedBy(LOOKS);
    for (int looks = 0; looks <= LOOKS; looks++) {
      List<JobHandle> listed = look();
      Optional<Adopted> found = listed.isEmpty() ? Optional.empty() : choose(listed);
      if (found.isPresent()) {
        return found;
      }
      stranger = listed.stream().findFirst();
      context.stop().pause(betweenLooks);
    }
    return stranger.map(Adopted::running);
  }

  /**
   * The same; when nothing is found, makes sure that nothing trains any more, should it appear.
   *
   * @return empty when there is no job that trains or will: the standing then says so
   * @throws CarbonException OUTCOME_UNKNOWN when a job that is not listed trains, or may
   */
  Optional<Adopted> findOrGiveUp() {
    Optional<Adopted> found = find();
    return found.isPresent() ? found : giveUp();
  }

  private Optional<Adopted> giveUp() {
    Optional<Bucket> bucket =
        context.standing().bucket().filter(made -> !context.standing().bucketIsGone());
    // Such a job takes the lease, be its id known or not, and can no longer when carbon has it.
    boolean leased = context.plan().request().task().program().hasBootstrap();
    if (!leased || !bucket.map(leases::close).orElse(true)) {
      throw unlisted();
    }
    List<JobHandle> late = list();
    if (!late.isEmpty()) {
      return Optional.of(stopped(late));
    }
    context.standing().now(RunState.CANCELLED);
    context.fail(
        ErrorKind.JOB_ENDED,
        "the job was never seen; should it appear, it ends itself at once",
        "start the training again");
    bucket.ifPresent(present -> new RemoveStep(context).remove(present, List.of()));
    return Optional.empty();
  }

  private Optional<Adopted> choose(List<JobHandle> listed) {
    LeaseStep.Holder holder = leases.holder();
    if (holder.isCarbon()) {
      return Optional.of(stopped(listed));
    }
    Optional<JobHandle> trains = listed.stream().filter(holder::is).findFirst();
    trains.ifPresent(
        job -> listed.stream().filter(other -> !other.equals(job)).forEach(this::supersede));
    return trains.or(() -> listed.stream().filter(holder::mayBe).findFirst()).map(Adopted::running);
  }

  private Adopted stopped(List<JobHandle> jobs) {
    jobs.forEach(job -> cancel(job, Watch.Ending.GIVEN_UP.name()));
    return new Adopted(jobs.get(0), Optional.of(Watch.Ending.GIVEN_UP));
  }

  /** It would end itself; until then it costs a machine. */
  private void supersede(JobHandle other) {
    cancel(other, SUPERSEDED);
  }

  private void cancel(JobHandle job, String why) {
    context.ledger().append(RecordType.CANCEL_INTENT, Map.of("job", job.name(), "why", why));
    context.backend().runner().cancel(job);
  }

  private List<JobHandle> look() {
    try {
      return list();
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private List<JobHandle> list() {
    TrainPlan plan = context.plan();
    return context.backend().runner().find(plan.run(), plan.location());
  }

  private CarbonException unlisted() {
    return new CarbonException(
        ErrorKind.OUTCOME_UNKNOWN,
        "carbon was ended while it asked for the job, and "
            + context.plan().location()
            + " lists none; its bucket is kept",
        "look again in some minutes: a new job may take a while to be listed");
  }

  /**
   * A job that another process asked for.
   *
   * @param cancelled why it was told to stop; empty when it was not
   */
  record Adopted(JobHandle job, Optional<Watch.Ending> cancelled) {
    /** Why it is told to stop now that a person asks for that. */
    Optional<Watch.Ending> cancelledAsAsked() {
      return cancelled
          .filter(why -> why == Watch.Ending.GIVEN_UP)
          .or(() -> Optional.of(Watch.Ending.ASKED));
    }

    private static Adopted running(JobHandle job) {
      return new Adopted(job, Optional.empty());
    }
  }
}
