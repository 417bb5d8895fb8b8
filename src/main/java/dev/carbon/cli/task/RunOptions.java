package dev.carbon.cli.task;

import dev.carbon.cli.Inputs;
import dev.carbon.cli.LabelInput;
import dev.carbon.cli.Services;
import dev.carbon.error.Problems;
import dev.carbon.staging.OutputStore;
import dev.carbon.train.BackendKind;
import dev.carbon.train.Checkpoints;
import dev.carbon.train.Limits;
import dev.carbon.unit.Dollars;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how far a run may go, where it starts from and what it is called. */
final class RunOptions {
  private static final int USUAL_ATTEMPTS = 5;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      description = "Try at most so many regions when one refuses the job (default: 5).")
  private @Nullable String maxAttempts;

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "Cancel the job before the run costs more, at list price.")
  private @Nullable String maxCost;

  @Option(
      names = "--resume-from",
      paramLabel = "RUN",
      description = "Start from the checkpoints of an earlier run, where its outputs went.")
  private @Nullable String resumeFrom;

  @Option(
      names = "--label",
      paramLabel = "KEY=VALUE",
      description =
          "What the run is found by, in its history and in carbon report --label; may be"
              + " repeated.")
  private List<String> labels = List.of();

  /** What the run is labelled with. */
  Map<String, String> labels(Problems problems) {
    return LabelInput.labels(labels, problems);
  }

  /** The limits of a run. */
  Limits limits(Duration timeout, Duration maxQueue, Problems problems) {
    int attempts =
        maxAttempts == null
            ? USUAL_ATTEMPTS
            : Inputs.count("--max-attempts", maxAttempts, USUAL_ATTEMPTS * 10, problems);
    return new Limits(
        timeout,
        maxQueue,
        attempts,
        Inputs.positive("--max-cost", maxCost, problems).map(Dollars::new));
  }

  /**
   * What to start from; nothing when nobody asked for it or there is a problem with it.
   *
   * @param project of a job in the cloud
   */
  Optional<Checkpoints> checkpoints(
      Services services, BackendKind backend, Optional<String> project, Problems problems) {
    Supplier<Optional<OutputStore>> store =
        () ->
            backend.isRehearsal() || project.isEmpty()
                ? Optional.empty()
                : services.backend(backend, project).outputs();
    return resumeFrom == null
        ? Optional.empty()
        : new CheckpointInput(services.histories(), store).read(resumeFrom, problems);
  }
}
