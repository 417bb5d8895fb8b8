package dev.carbon.packaged;

import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost and nothing is left, whenever carbon is killed and however often. */
class KillHarness {
  private static final long SEED = Long.getLong("kill.seed", 20261121);
  private static final int RANDOM_RUNS = Integer.getInteger("kill.runs", 40);
  private static final int MOST_KILLS = 6;

  private static final String CLASSES = "classes.jsa";

  /** More lists than one process asks for. */
  private static final int LONG_LAG = 20;

  /** How far a job goes while nobody looks. */
  private static final int MOST_STATES = 4;

  private static final List<String> COMMANDS =
      List.of("resume", "resume", "cleanup", "cancel", "fetch");

  @TempDir private static Path rehearsal;
  private static List<KillPoint> points = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void learnThePoints() throws Exception {
    points =
        KillPoints.of(
            rehearsal.resolve("home"),
            new CloudScript(),
            carbon -> carbon.jvm("-XX:ArchiveClassesAtExit=" + rehearsal.resolve(CLASSES)));
  }

  @Test
  void resumeFinishesARunThatWasKilledAtAnyPoint() throws Exception {
    sweep("resume", points, CloudScript::new, KillRecovery::byResume);
  }

  @Test
  void cleanupAndWhatItNamesFinishARunThatWasKilledAtAnyPoint() throws Exception {
    sweep("cleanup", points, CloudScript::new, KillRecovery::byCleanup);
  }

  @Test
  void resumeFinishesARunThatWasKilledOnItsWayToTheNextRegion() throws Exception {
    List<KillPoint> all =
        KillPoints.of(
            rehearsal.resolve("failover"), refusedOnce(), KillHarness::startingSooner);
    sweep("failover", KillPoints.betweenAttempts(all), KillHarness::refusedOnce, KillRecovery::byResume);
  }

  private void sweep(
      String name, List<KillPoint> at, Supplier<CloudScript> script, KillRecovery recovery)
      throws Exception {
    KillReport report = new KillReport(name);
    at.forEach(
        point ->
            report.add(
                point.toString(),
                () -> {
                  try (KillWorld world = world(name + " " + point, script.get())) {
                    world.mustDie(world.trainAndKill(point));
                    return recovery.recover(world);
                  }
                }));
    report.finish();
  }

  @Test
  void aRunThatIsKilledAgainAndAgainIsFinishedAtLast() throws Exception {
    System.out.println("-Dkill.seed=" + SEED + " -Dkill.runs=" + RANDOM_RUNS);
    KillReport report = new KillReport("random");
    for (int number = 0; number < RANDOM_RUNS; number++) {
      Random random = new Random(SEED + number);
      String name = "seed " + (SEED + number);
      report.add(name, () -> killAgainAndAgain(name, random));
    }
    report.finish();
  }

  private KillVerdict killAgainAndAgain(String name, Random random) throws Exception {
    CloudScript script = random.nextInt(3) == 0 ? refusedOnce() : new CloudScript();
    if (random.nextBoolean()) {
      script.listLag(LONG_LAG);
    }
    try (KillWorld world = world(name, script)) {
      world.trainAndKill(KillPoint.random(random));
      int kills = 1 + random.nextInt(MOST_KILLS);
      for (int kill = 1; kill < kills && world.history.isOpen(); kill++) {
        if (random.nextInt(3) == 0) {
          world.tear();
        }
        if (random.nextBoolean()) {
          world.timePasses(1 + random.nextInt(MOST_STATES));
        }
        String command = COMMANDS.get(random.nextInt(COMMANDS.size()));
        world.aboutAndKill(command, KillPoint.random(random));
      }
      return KillRecovery.byWhateverIsNamed(world);
    }
  }

  private static CloudScript refusedOnce() {
    return new CloudScript().quotaExhausted(1, "custom_model_training_cpus");
  }

  private KillWorld world(String name, CloudScript script) throws IOException {
    return new KillWorld(
        folder.resolve(name.replace(' ', '-')), script, KillHarness::startingSooner);
  }

  /** The classes of a carbon process are read as the rehearsal had them: half the time. */
  private static CarbonProcess startingSooner(CarbonProcess carbon) {
    return carbon
        .jvm("-XX:SharedArchiveFile=" + rehearsal.resolve(CLASSES))
        .jvm("-Xlog:disable"); // What it says of an archive that it cannot use, it says on stdout.
  }
}
