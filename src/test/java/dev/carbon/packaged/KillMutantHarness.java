package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.packaged.KillPoint.Kind;
import dev.carbon.testing.cloud.script.CloudScript;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link KillHarness} looks for, it finds: each test makes carbon break one promise. */
class KillMutantHarness {
  /** More lists than one process asks for. */
  private static final int LONG_LAG = 20;

  @TempDir private Path folder;

  private final CloudScript script = new CloudScript();

  @Test
  void seesAJobThatIsNotAdopted() throws Exception {
    Mutant blind =
        new Mutant(
            "train/SubmitStep.java",
            "return context.backend().runner().find(plan.run(), plan.location());",
            "return List.of();");

    assertSeen(blind, "CreateCustomJob", KillRecovery::byResume, "a job lives");
  }

  @Test
  void seesAJobThatIsAnnouncedAfterItIsMade() throws Exception {
    Mutant late =
        new Mutant(
            "train/SubmitStep.java",
            "JobHandle submit(JobSpec spec) {",
            "JobHandle submit(JobSpec spec) { submitOrFind(spec);");

    assertSeen(late, "CreateCustomJob", KillRecovery::byResume, "a job lives during");
  }

  @Test
  void seesABucketThatIsAnnouncedAfterItIsMade() throws Exception {
    Mutant late =
        new Mutant(
            "train/BucketStep.java",
            "Bucket make(BucketSpec spec) {",
            "Bucket make(BucketSpec spec) { context.backend().stager().create(spec);");

    assertSeen(late, "bucket.insert", KillRecovery::byResume, "a bucket is left");
  }

  @Test
  void seesAModelThatIsDeletedBeforeItIsAtHome() throws Exception {
    Mutant open =
        new Mutant("train/RemoveStep.java", "if (!others.isEmpty()) {", "if (others.size() < 0) {");

    assertSeen(open, "GetCustomJob", 3, KillRecovery::byCleanup, "not at home");
  }

  @Test
  void seesABucketThatIsRemovedAlthoughAJobMayLive() throws Exception {
    script.listLag(LONG_LAG);
    Mutant rash = new Mutant("train/Leftover.java", " && request.assumeNoJob()) {", ") {");

    assertSeen(rash, "CreateCustomJob", KillRecovery::byCleanup, "a job lives during");
  }

  private void assertSeen(Mutant mutant, String call, KillRecovery recovery, String violation)
      throws Exception {
    assertSeen(mutant, call, 1, recovery, violation);
  }

  /** Killed after the call of that name with that number. */
  private void assertSeen(
      Mutant mutant, String call, int number, KillRecovery recovery, String violation)
      throws Exception {
    KillPoint point = new KillPoint(Kind.CALL, call, number, true);
    UnaryOperator<CarbonProcess> launch = mutant.compiledIn(folder.resolve("mutant"));
    try (KillWorld world = new KillWorld(folder.resolve("home"), script, launch)) {
      world.mustDie(world.trainAndKill(point));
      KillVerdict verdict = recovery.recover(world);

      assertTrue(
          verdict.violations().stream().anyMatch(each -> each.contains(violation)),
          () -> verdict.violations() + "\n" + verdict.story());
    }
  }
}
