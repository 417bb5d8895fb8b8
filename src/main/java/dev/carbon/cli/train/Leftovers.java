package dev.carbon.cli.train;

import dev.carbon.train.RunState;
import dev.carbon.train.TrainOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run left behind, and the command that deals with it. */
record Leftovers(TrainOutcome outcome) {

  /** What exists and may cost money: {@code job}, {@code bucket}. */
  List<String> exists() {
    List<String> exists = new ArrayList<>();
    if (outcome.jobMayLive()) {
      exists.add("job");
    }
    if (outcome.bucketExists()) {
      exists.add("bucket");
    }
    return exists;
  }

  /** The commands for now, the most urgent first. */
  List<String> next() {
    if (outcome.jobMayLive()) {
      return aboutTheJob();
    }
    return outcome.bucketExists() ? aboutTheBucket() : List.of();
  }

  /** The commands for when the job has ended: its bucket must not go before. */
  List<String> later() {
    return outcome.jobMayLive() && outcome.bucketExists() ? aboutTheBucket() : List.of();
  }

  private List<String> aboutTheJob() {
    boolean isKnown = outcome.job().isPresent() && outcome.state() != RunState.UNKNOWN;
    return isKnown ? List.of(carbon("attach"), carbon("cancel")) : List.of(carbon("resume"));
  }

  private List<String> aboutTheBucket() {
    boolean mayHoldOutputs = outcome.job().isPresent() || outcome.jobMayLive();
    return mayHoldOutputs
        ? List.of(carbon("fetch"), carbon("cleanup"))
        : List.of(carbon("cleanup"));
  }

  private String carbon(String command) {
    return "carbon " + command + " " + outcome.plan().run();
  }

  Optional<String> first() {
    return next().stream().findFirst();
  }
}
