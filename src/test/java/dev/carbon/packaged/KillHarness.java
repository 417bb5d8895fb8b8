package dev.carbon.packaged;

import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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

  @TempDir private static Path rehearsal;
  private static List<KillPoint> points = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void learnThePoints() throws Exception {
    points =
        KillPoints.of(
            rehearsal.resolve("home"),
            carbon -> carbon.jvm("-XX:ArchiveClassesAtExit=" + rehearsal.resolve(CLASSES)));
  }

  @Test
  void resumeFinishesARunThatWasKilledAtAnyPoint() throws Exception {
    sweep("resume", KillRecovery::byResume);
  }

  @Test
  void cleanupAndWhatItNamesFinishARunThatWasKilledAtAnyPoint() throws Exception {
    sweep("cleanup", KillRecovery::byCleanup);
  }

  private void sweep(String name, KillRecovery recovery) throws Exception {
    KillReport report = new KillReport(name);
    points.forEach(
        point ->
            report.add(
                point.toString(),
                () -> {
                  try (KillWorld world = world(name + " " + point, new CloudScript())) {
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
    CloudScript script = new CloudScript();
    if (random.nextBoolean()) {
      script.listLag(LONG_LAG);
    }
    if (random.nextInt(3) == 0) {
      script.quotaExhausted(1, "custom_model_training_cpus");
    }
    try (KillWorld world = world(name, script)) {
      world.trainAndKill(KillPoint.random(random));
      int kills = 1 + random.nextInt(MOST_KILLS);
      for (int kill = 1; kill < kills && world.isOpen(); kill++) {
        if (random.nextInt(3) == 0) {
          world.tear();
        }
        List<String> commands = List.of("resume", "resume", "cleanup", "cancel");
        String command = commands.get(random.nextInt(commands.size()));
        world.aboutAndKill(command, KillPoint.random(random));
      }
      return KillRecovery.byWhateverIsNamed(world);
    }
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
