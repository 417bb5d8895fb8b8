package dev.carbon.train;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.Site;
import dev.carbon.intensity.Intensity;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.unit.Grams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the meter of one job at each look at it. */
final class JobMeter {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(15);
  private static final Grams NOTHING = new Grams(0);

  private final TrainPlan plan;
  private final EnergyModel model;
  private final RunDiary diary;
  private final Clock clock;
  private final Instant submittedAt;
  private final boolean isWherePlanned;

  private Intensity figure;
  private Instant askedAt;
  private Duration running = Duration.ZERO;
  private Grams carbon = NOTHING;
  private boolean hasBegun;
  private @Nullable Instant countedUntil;

  /**
   * A meter that begins with the plan's own figure.
   *
   * @param submittedAt when the job was made
   */
  JobMeter(
      TrainPlan plan,
      JobHandle job,
      Instant submittedAt,
      EnergyModel model,
      RunDiary diary,
      Clock clock) {
    this.plan = plan;
    this.model = model;
    this.diary = diary;
    this.clock = clock;
    this.submittedAt = submittedAt;
    this.isWherePlanned = job.location().equals(plan.location());
    this.figure = plan.chosen().intensity();
    this.askedAt = plan.ranking().rankedAt();
  }

  /** What is used up by now, given what the service says of the job. */
  Meter read(JobStatus status) {
    Instant now = clock.instant();
    Instant until = status.endedAt().filter(end -> end.isBefore(now)).orElse(now);
    if (!hasBegun && (status.startedAt().isPresent() || status.state() == JobState.RUNNING)) {
      hasBegun = true;
      countedUntil = status.startedAt().map(this::notBeforeSubmission).orElse(now);
    }
    count(until);
    diary.times().saw(status, now);
    countedUntil = diary.times().isRunning(status.state()) ? now : null;
    if (countedUntil != null && hasGrid()) {
      askAgain(now);
    }
    if (isWherePlanned && diary.times().hasRun() && !status.state().isTerminal()) {
      diary.keepUp(now);
    }
    return new Meter(
        now,
        notNegative(Duration.between(submittedAt, until)),
        running,
        diary.times().restarts(),
        plan.pricePerHour().filter(price -> isWherePlanned).map(price -> price.over(running)),
        hasGrid() && model.power(plan.workers()).isPresent()
            ? Optional.of(carbon)
            : Optional.empty(),
        hasGrid() ? Optional.of(figure) : Optional.empty());
  }

  /** The machines were the job's from the last look until then: at the intensity known before. */
  private void count(Instant until) {
    if (countedUntil == null) {
      return;
    }
    Duration stretch = notNegative(Duration.between(countedUntil, until));
    running = running.plus(stretch);
    carbon = carbon.plus(grams(stretch));
  }

  /** A figure for the eye must not end the watch over a paid job: without answer the last stays. */
  private void askAgain(Instant now) {
    if (figure.isYearly() || now.isBefore(askedAt.plus(BETWEEN_QUESTIONS))) {
      return;
    }
    askedAt = now;
    try {
      figure = diary.askNow().orElse(figure);
    } catch (RuntimeException e) {
      // The figure that stays shows its age.
    }
  }

  private Grams grams(Duration time) {
    return model
        .energy(plan.workers(), time)
        .flatMap(
            node ->
                EnergyModel.footprint(
                        node, Site.of(plan.chosen().region()), figure.value(), Optional.empty())
                    .carbon())
        .orElse(NOTHING);
  }

  /** Another place has another grid; and a rehearsal does not use the machines it stands for. */
  private boolean hasGrid() {
    return isWherePlanned && !plan.backend().isRehearsal();
  }

  private Instant notBeforeSubmission(Instant start) {
    return start.isBefore(submittedAt) ? submittedAt : start;
  }

  private static Duration notNegative(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }
}
