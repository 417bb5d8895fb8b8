package dev.carbon.cli.train;

import dev.carbon.train.Destination;
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
    String region = " --region=" + outcome.plan().location();
    if (outcome.job().isEmpty() || outcome.state() == RunState.UNKNOWN) {
      return List.of(
          "gcloud ai custom-jobs list"
              + region
              + " --filter=labels.carbon-run="
              + outcome.plan().run());
    }
    return List.of(
        "carbon attach " + outcome.plan().run(),
        "gcloud ai custom-jobs cancel " + outcome.job().get().name() + region);
  }

  private List<String> aboutTheBucket() {
    String address = outcome.bucket().orElseThrow().address();
    if (outcome.plan().backend().isRehearsal()) {
      return List.of("ls -R " + address);
    }
    String remove = "gcloud storage rm --recursive " + address;
    boolean mayHoldOutputs = outcome.job().isPresent() || outcome.jobMayLive();
    return mayHoldOutputs ? List.of(copy(address), remove) : List.of(remove);
  }

  private String copy(String address) {
    boolean inTheCloud = outcome.plan().output() instanceof Destination.Cloud;
    return inTheCloud
        ? "gcloud storage rsync --recursive " + address + "/output " + outcome.plan().output()
        : "gcloud storage cp --recursive " + address + "/output " + outcome.plan().output();
  }

  Optional<String> first() {
    return next().stream().findFirst();
  }
}
