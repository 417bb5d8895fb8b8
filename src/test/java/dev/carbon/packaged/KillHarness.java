package dev.carbon.packaged;

import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is lost and nothing is left, whenever carbon is killed and however often.
 *
 * <p>Carbon is killed before and after each call has its effect, and once at each record of the
 * history: at an announcement when it is written, at a result when it is not yet. {@code resume}
 * finishes what was killed after a step and {@code cleanup} what was killed before one: as what is
 * before a call is what was after its announcement, both meet every state in which something is
 * under way. {@code -Dkill.both=true} kills before and after each record, and lets either command
 * meet every point: about 190 runs more.
 */
class KillHarness {
  private static final boolean BOTH = Boolean.getBoolean("kill.both");
  private static final long SEED = Long.getLong("kill.seed", 20261121);
  private static final int RANDOM_RUNS = Integer.getInteger("kill.runs", 20);
  private static final int MOST_KILLS = 6;

  /** Of calls or records; most points lie in the first half of as many. */
  private static final int STEPS_OF_A_RUN = 25;

  private static final int STEPS_TO_FINISH = 10;

  /** More lists than one process asks for. */
  static final int LONG_LAG = 20;

  /** Longer than a process looks for the job. */
  private static final Duration LATE = Duration.ofSeconds(5);

  /** So many states on, a job trains. */
  static final int TRAINING = 2;

  /** How far a job goes at most while nobody looks. */
  private static final int MOST_STATES = 4;

  private static final List<String> COMMANDS =
      List.of("resume", "resume", "cleanup", "cancel", "fetch");

  @TempDir private static Path rehearsal;
  private static List<KillPoint> points = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void learnThePoints() throws Exception {
    points = KillPoints.of(rehearsal.resolve("home"), new CloudScript());
  }

  @Test
  void resumeFinishesARunThatWasKilledAtAnyPoint() throws Exception {
    sweep("resume", points, CloudScript::new, KillHarness::afterAStep, KillRecovery::byResume);
  }

  @Test
  void cleanupAndWhatItNamesFinishARunThatWasKilledAtAnyPoint() throws Exception {
    sweep("cleanup", points, CloudScript::new, KillHarness::beforeAStep, KillRecovery::byCleanup);
  }

  @Test
  void aRunThatWasKilledOnItsWayToTheNextRegionIsFinished() throws Exception {
    List<KillPoint> between =
        KillPoints.betweenAttempts(KillPoints.of(rehearsal.resolve("failover"), refusedOnce()));
    sweep(
        "failover, resume",
        between,
        KillHarness::refusedOnce,
        KillHarness::afterAStep,
        KillRecovery::byResume);
    sweep(
        "failover, cleanup",
        between,
        KillHarness::refusedOnce,
        KillHarness::beforeAStep,
        KillRecovery::byCleanup);
  }

  @Test
  void anotherMachineFinishesARunOfWhichItHasNoHistory() throws Exception {
    sweep(
        "recover",
        KillPoints.withACopy(points),
        CloudScript::new,
        point -> true,
        KillRecovery::byAnotherMachine);
  }

  private static boolean afterAStep(KillPoint point) {
    return point.isMidway() && point.after();
  }

  private static boolean beforeAStep(KillPoint point) {
    return point.isMidway() && !point.after();
  }

  private void sweep(
      String name,
      List<KillPoint> all,
      Supplier<CloudScript> script,
      Predicate<KillPoint> wanted,
      KillRecovery recovery)
      throws Exception {
    List<KillPoint> at = all.stream().filter(point -> BOTH || wanted.test(point)).toList();
    KillReport report = new KillReport(name + ", " + at.size() + " of " + all.size() + " points");
    at.forEach(
        point ->
            report.add(
                point.toString(),
                () -> {
                  try (KillWorld world = world(name + " " + point, script.get(), 0)) {
                    world.mustDie(world.trainAndKill(point));
                    return recovery.recover(world);
                  }
                }));
    report.finish();
  }

  @Test
  void aJobThatTrainsUnlistedIsNeverCutOff() throws Exception {
    KillReport report = new KillReport("unlisted");
    for (int states : List.of(0, TRAINING)) {
      report.add(
          "resume " + states, () -> unlisted("resume", states, KillRecovery::byWhateverIsNamed));
      report.add("cleanup " + states, () -> unlisted("cleanup", states, KillRecovery::byCleanup));
    }
    report.finish();
  }

  /** Nobody heard of the job, it goes on that far, and no list shows it for long. */
  private KillVerdict unlisted(String name, int states, KillRecovery recovery) throws Exception {
    try (KillWorld world = world(name + "-" + states, new CloudScript(), LONG_LAG)) {
      world.mustDie(world.trainAndKill(KillPoint.afterCall("CreateCustomJob")));
      world.trainForLong();
      world.timePasses(states);
      return recovery.recover(world);
    }
  }

  /** What is asked of the harness itself: such a job has not written its model yet. */
  @Test
  void aJobThatIsCancelledWhileItTrainsHasLostNothing() throws Exception {
    KillReport report = new KillReport("cancelled");
    report.add("cancel", this::cancelled);
    report.finish();
  }

  private KillVerdict cancelled() throws Exception {
    try (KillWorld world = world("cancelled", new CloudScript(), 0)) {
      world.trainForLong();
      world.mustDie(world.trainAndKill(KillPoint.afterCall("CreateCustomJob")));
      world.timePasses(TRAINING);
      world.awaitTraining();
      Result unused = world.about("cancel");
      return world.verdict();
    }
  }

  @Test
  void aJobThatIsMadeLongAfterItWasAskedForTrainsNothing() throws Exception {
    KillReport report = new KillReport("made late");
    report.add("resume", () -> madeLate("resume"));
    report.add("cleanup", () -> madeLate("cleanup"));
    report.finish();
  }

  /** The create is under way when carbon is killed, and has its effect when the run has ended. */
  private KillVerdict madeLate(String command) throws Exception {
    CloudScript script = new CloudScript().delay("CreateCustomJob", LATE);
    try (KillWorld world = world("late " + command, script, LONG_LAG)) {
      world.mustDie(
          world.trainAndKill(new KillPoint(KillPoint.Kind.CALL, "CreateCustomJob", 1, false)));
      Result unused = world.about(command);
      world.awaitJob();
      return world.verdict();
    }
  }

  @Test
  void aRunThatIsKilledAgainAndAgainIsFinishedAtLast() throws Exception {
    KillReport report =
        new KillReport("random, -Dkill.seed=" + SEED + " -Dkill.runs=" + RANDOM_RUNS);
    for (int number = 0; number < RANDOM_RUNS; number++) {
      Random random = new Random(SEED + number);
      String name = "seed " + (SEED + number);
      report.add(name, () -> killAgainAndAgain(name, random));
    }
    report.finish();
  }

  private KillVerdict killAgainAndAgain(String name, Random random) throws Exception {
    CloudScript script = random.nextInt(3) == 0 ? refusedOnce() : new CloudScript();
    int listLag = random.nextBoolean() ? LONG_LAG : 0;
    try (KillWorld world = world(name, script, listLag)) {
      boolean unheard = random.nextInt(4) == 0;
      world.trainAndKill(
          unheard
              ? KillPoint.afterCall("CreateCustomJob")
              : KillPoint.random(random, STEPS_OF_A_RUN));
      int kills = 1 + random.nextInt(MOST_KILLS);
      for (int kill = 1; kill < kills && world.history.isOpen(); kill++) {
        if (random.nextInt(3) == 0) {
          world.tear();
        }
        if (random.nextBoolean()) {
          world.timePasses(1 + random.nextInt(MOST_STATES));
        }
        String command = COMMANDS.get(random.nextInt(COMMANDS.size()));
        world.aboutAndKill(command, KillPoint.random(random, STEPS_TO_FINISH));
      }
      return KillRecovery.byWhateverIsNamed(world);
    }
  }

  private static CloudScript refusedOnce() {
    return new CloudScript().quotaExhausted(1, "custom_model_training_cpus");
  }

  private KillWorld world(String name, CloudScript script, int listLag) throws IOException {
    Path home = folder.resolve(name.replaceAll("[ ,]+", "-"));
    return new KillWorld(home, script, listLag);
  }
}
