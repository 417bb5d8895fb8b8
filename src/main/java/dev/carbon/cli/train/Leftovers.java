package dev.carbon.cli.train;

import dev.carbon.staging.RunId;
import dev.carbon.train.RunState;
import dev.carbon.train.RunSummary;
import dev.carbon.train.TrainOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run left behind, and the command that deals with it.
 *
 * @param job whether one may live
 * @param jobIsKnown whether it is known to have been made
 * @param bucket whether it may be there
 * @param holdsOutputs whether a job may have written to it
 */
record Leftovers(RunId run, boolean job, boolean jobIsKnown, boolean bucket, boolean holdsOutputs) {

  static Leftovers of(TrainOutcome outcome) {
    boolean known = outcome.job().isPresent() && outcome.state() != RunState.UNKNOWN;
    return new Leftovers(
        outcome.plan().run(),
        outcome.jobMayLive(),
        known,
        outcome.bucketExists(),
        outcome.job().isPresent() || outcome.jobMayLive());
  }

  static Leftovers of(RunSummary run) {
    boolean known = run.job().isPresent();
    return new Leftovers(
        run.run(), run.jobMayLive(), known, run.bucket().isPresent(), known || run.jobMayLive());
  }

  /** What exists and may cost money: {@code job}, {@code bucket}. */
  List<String> exists() {
    List<String> exists = new ArrayList<>();
    if (job) {
      exists.add("job");
    }
    if (bucket) {
      exists.add("bucket");
    }
    return exists;
  }

  /** The commands for now, the most urgent first. */
  List<String> next() {
    if (job) {
      return jobIsKnown ? List.of(carbon("attach"), carbon("cancel")) : List.of(carbon("resume"));
    }
    return bucket ? aboutTheBucket() : List.of();
  }

  /** The commands for when the job has ended: its bucket must not go before. */
  List<String> later() {
    return job && bucket ? aboutTheBucket() : List.of();
  }

  private List<String> aboutTheBucket() {
    return holdsOutputs ? List.of(carbon("fetch"), carbon("cleanup")) : List.of(carbon("cleanup"));
  }

  private String carbon(String command) {
    return "carbon " + command + " " + run;
  }

  Optional<String> first() {
    return next().stream().findFirst();
  }
}
