package dev.carbon.cli.train;

import dev.carbon.error.Problems;
import dev.carbon.train.JobFate;
import picocli.CommandLine.Option;

/** The option that says what becomes of a job when the system ends carbon. */
final class StopOptions {
  @Option(
      names = "--on-term",
      paramLabel = "detach|cancel",
      description =
          "What becomes of the job when the system ends carbon, by TERM or HUP (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "detach")
  private String onTerm = "detach";

  /** What was asked for; a word that is neither becomes a problem. */
  JobFate onTerm(Problems problems) {
    return switch (onTerm) {
      case "detach" -> JobFate.DETACH;
      case "cancel" -> JobFate.CANCEL;
      default -> {
        problems.add("--on-term: '" + onTerm + "' is neither 'detach' nor 'cancel'");
        yield JobFate.DETACH;
      }
    };
  }
}
