package dev.carbon.cli.train;

import dev.carbon.cli.RunParameter;
import dev.carbon.cli.Services;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.staging.RunId;
import dev.carbon.train.AttachRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which run to go on with, and how. */
final class AttachOptions {
  private static final int MOST_LINES = 1000;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--tail",
      paramLabel = "N|all",
      description =
          "Show so many of the lines that the job has printed by now, at most 1000, then what it"
              + " prints (default: ${DEFAULT-VALUE}).",
      defaultValue = "10")
  private String tail = "10";

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Another folder for the outputs, if something is in the way in the run's own.")
  private @Nullable Path folder;

  /**
   * What is asked for.
   *
   * @throws dev.carbon.error.CarbonException USAGE with all problems at once
   */
  AttachRequest request(Services services, Problems problems) {
    Optional<RunId> id = run.read(services.histories(), problems);
    OptionalInt lines = tail(problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new AttachRequest(
        id.orElseThrow(),
        lines,
        Optional.ofNullable(folder)
            .map(each -> services.environment().workingDirectory().resolve(each).normalize()));
  }

  private OptionalInt tail(Problems problems) {
    if (tail.equals("all")) {
      return OptionalInt.empty();
    }
    if (!tail.matches("[0-9]{1,4}") || Integer.parseInt(tail) > MOST_LINES) {
      problems.add("--tail: '" + tail + "' is no number of lines from 0 to 1000, nor 'all'");
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(tail));
  }
}
