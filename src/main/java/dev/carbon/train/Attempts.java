package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.placement.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One region after the other, until one takes the job. An attempt is closed completely, its job
 * ended and its bucket gone, and that is on disk, before the next one begins: there is never more
 * than one.
 */
final class Attempts {
  private final NextRegion next;
  private final Histories histories;
  private final RunLedger ledger;
  private final TrainListener listener;
  private final Function<TrainPlan, TrainOutcome> execution;
  private final List<RefusedAttempt> refused = new ArrayList<>();

  /**
   * @param execution of one attempt; it never throws
   */
  Attempts(
      NextRegion next,
      Histories histories,
      RunLedger ledger,
      TrainListener listener,
      Function<TrainPlan, TrainOutcome> execution) {
    this.next = next;
    this.histories = histories;
    this.ledger = ledger;
    this.listener = listener;
    this.execution = execution;
  }

  /** What became of the last attempt, with those before it. */
  TrainOutcome run(TrainPlan first) {
    TrainPlan plan = first;
    while (true) {
      TrainOutcome outcome = execution.apply(plan);
      Optional<RefusedAttempt> refusal = refusal(outcome);
      if (refusal.isEmpty()) {
        return outcome.after(refused);
      }
      if (outcome.bucketExists() || outcome.jobMayLive()) {
        return outcome.failingWith(notClosed(outcome)).after(refused);
      }
      try {
        plan = following(outcome, refusal.get());
        listener.movingOn(refusal.get().refused(), plan);
      } catch (RuntimeException e) {
        return outcome.failingWith(whyItEnds(outcome, Bugs.asFailure(e))).after(refused);
      }
      refused.add(refusal.get());
    }
  }

  /** Why the region does not take a job that another may take. */
  private static Optional<RefusedAttempt> refusal(TrainOutcome outcome) {
    boolean ours = outcome.stop().isEmpty() && !outcome.plan().backend().isRehearsal();
    return ours ? outcome.refused() : Optional.empty();
  }

  /** The plan of the next attempt, once the end of this one is written down. */
  private TrainPlan following(TrainOutcome outcome, RefusedAttempt attempt) {
    TrainPlan plan = outcome.plan();
    Refused refusal = attempt.refused();
    ledger.append(
        RecordType.ATTEMPT_END,
        Map.of(
            "attempt",
            Integer.toString(plan.attempt()),
            "region",
            refusal.region().value(),
            "why",
            refusal.why().name(),
            "words",
            refusal.message(),
            "jobState",
            outcome.state().name(),
            "bucketGone",
            Boolean.toString(outcome.bucketGone()),
            Histories.ATTEMPT,
            histories.text(attempt)));
    if (plan.attempt() >= plan.request().limits().maxAttempts()) {
      throw limitReached(plan);
    }
    List<Refused> all = new ArrayList<>(refused.stream().map(RefusedAttempt::refused).toList());
    all.add(refusal);
    TrainPlan following =
        next.after(outcome.footprint().cost().map(plan::afterSpending).orElse(plan), all);
    histories.plan(ledger, following);
    return following;
  }

  /** The limit is to blame only where it kept a region from being tried. */
  private static CarbonException limitReached(TrainPlan plan) {
    boolean othersLeft = plan.ranking().ranked().size() > 1;
    return new CarbonException(
        ErrorKind.NO_REGION,
        "no further region was tried",
        othersLeft
            ? "raise --max-attempts"
            : "widen --regions or the limits, or ask for other hardware");
  }

  private static CarbonException notClosed(TrainOutcome outcome) {
    CarbonException refusal = outcome.error().orElseThrow();
    return new CarbonException(
        ErrorKind.CLEANUP_INCOMPLETE,
        refusal.text() + "; the next region was not tried, because something is left of this one",
        "remove what is left, then start again",
        refusal);
  }

  /** The region's own words are what to tell; of several regions, those of each. */
  private CarbonException whyItEnds(TrainOutcome outcome, CarbonException obstacle) {
    CarbonException last = outcome.error().orElseThrow();
    boolean nobodyLeft = obstacle.kind() == ErrorKind.NO_REGION;
    if (refused.isEmpty() && nobodyLeft) {
      return last;
    }
    String each =
        refused.stream()
            .map(attempt -> attempt.refused().region() + ": " + attempt.refused().message())
            .collect(Collectors.joining("\n  "));
    String all =
        (each.isEmpty() ? "" : each + "\n  ")
            + outcome.plan().chosen().region().id()
            + ": "
            + last.refusalWords().orElse(last.text());
    return new CarbonException(
        obstacle.kind(),
        nobodyLeft
            ? "no region takes the job:\n  " + all
            : "could not find the next region: " + obstacle.text() + "; refused so far:\n  " + all,
        obstacle.hint().or(last::hint).orElse(null),
        obstacle);
  }
}
