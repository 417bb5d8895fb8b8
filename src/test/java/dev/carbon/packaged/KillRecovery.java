package dev.carbon.packaged;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.packaged.CarbonProcess.Result;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person does with a run whose carbon was killed. */
interface KillRecovery {
  /** The exit code of a create that nobody heard of, where a job trains that is not listed. */
  int OUTCOME_UNKNOWN = 11;

  int MOST_COMMANDS = 8;

  /** Finishes the run, and judges it. */
  KillVerdict recover(KillWorld world) throws IOException, InterruptedException;

  /** One {@code carbon resume} must do. */
  static KillVerdict byResume(KillWorld world) throws IOException, InterruptedException {
    if (!world.history.isOpen()) {
      return world.verdict();
    }
    Result result = world.about("resume");
    KillVerdict verdict = world.verdict();
    return world.hasTrained() == (result.exit() == 0)
        ? verdict
        : verdict.and("exit " + result.exit());
  }

  /** {@code carbon cleanup}, and where it refuses the command that it names. */
  static KillVerdict byCleanup(KillWorld world) throws IOException, InterruptedException {
    return follow(world, "cleanup");
  }

  /** {@code carbon resume}, and while the run is open the command that is named then. */
  static KillVerdict byWhateverIsNamed(KillWorld world) throws IOException, InterruptedException {
    return follow(world, "resume");
  }

  /** {@code carbon recover} where nothing is known of the run, and then what is named. */
  static KillVerdict byAnotherMachine(KillWorld world) throws IOException, InterruptedException {
    Result found = world.recoverElsewhere();
    KillVerdict verdict = byWhateverIsNamed(world);
    return found.exit() == 0 ? verdict : verdict.and("recover: exit " + found.exit());
  }

  private static KillVerdict follow(KillWorld world, String first)
      throws IOException, InterruptedException {
    String command = first;
    for (int i = 0; i < MOST_COMMANDS && world.history.isOpen(); i++) {
      Result last = world.about(command);
      if (last.exit() == OUTCOME_UNKNOWN) {
        world.muchTimePasses();
      }
      // What was fetched is at home, and what is left is its bucket.
      command = command.equals("fetch") ? "cleanup" : named(last).orElse(first);
    }
    return world.verdict();
  }

  /** The next command that the last process named on stdout; empty when it named none. */
  private static Optional<String> named(Result result) throws IOException {
    Matcher hint =
        Pattern.compile("carbon (resume|cancel|fetch|cleanup|attach) r-")
            .matcher(
                result.out().isBlank()
                    ? result.err()
                    : new ObjectMapper().readTree(result.out()).at("/error/hint").asText()
                        + " "
                        + new ObjectMapper().readTree(result.out()).at("/next").asText());
    return hint.find() ? Optional.of(hint.group(1)) : Optional.empty();
  }
}
