package dev.carbon.packaged;

import dev.carbon.packaged.CarbonProcess.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person does with a run whose carbon was killed. */
interface KillRecovery {
  /** The exit code of a create that nobody heard of. */
  int OUTCOME_UNKNOWN = 11;

  int MOST_COMMANDS = 8;

  /** Finishes the run, and judges it. */
  KillVerdict recover(KillWorld world) throws IOException, InterruptedException;

  /** One {@code carbon resume} must do. */
  static KillVerdict byResume(KillWorld world) throws IOException, InterruptedException {
    if (!world.isOpen()) {
      return judge(world);
    }
    Result result = world.about("resume");
    KillVerdict verdict = judge(world, Optional.of(result));
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

  private static KillVerdict follow(KillWorld world, String first)
      throws IOException, InterruptedException {
    Optional<Result> last = Optional.empty();
    String command = first;
    for (int i = 0; i < MOST_COMMANDS && world.isOpen(); i++) {
      last = Optional.of(world.about(command));
      // What was fetched is at home, and what is left is its bucket.
      command = command.equals("fetch") ? "cleanup" : KillWorld.named(last.get()).orElse(first);
    }
    return judge(world, last);
  }

  private static KillVerdict judge(KillWorld world) throws IOException {
    return judge(world, Optional.empty());
  }

  private static KillVerdict judge(KillWorld world, Optional<Result> last) throws IOException {
    if (world.isUnheard()) {
      List<String> violations = new ArrayList<>(world.violationsOfUnheard());
      last.filter(result -> result.exit() != OUTCOME_UNKNOWN)
          .ifPresent(result -> violations.add("exit " + result.exit() + " instead of 11"));
      return new KillVerdict(world.kills(), true, violations, world.story());
    }
    return new KillVerdict(world.kills(), false, world.violations(), world.story());
  }
}
