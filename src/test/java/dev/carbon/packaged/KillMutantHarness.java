package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.packaged.KillPoint.Kind;
import dev.carbon.testing.cloud.script.CloudScript;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What {@link KillHarness} looks for, it finds: each test makes carbon break one promise, at a
 * point and with a recovery of that harness, where the true carbon breaks none.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillMutantHarness {
  @TempDir private Path folder;

  private final CloudScript script = new CloudScript();
  private boolean unlisted;
  private String name = "";

  @BeforeEach
  void learnTheName(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
  }

  @Test
  void seesAJobThatIsNotAdopted() throws Exception {
    Mutant blind =
        new Mutant(
            "train/LostJob.java",
            "return context.backend().runner().find(plan.run(), plan.location());",
            "return List.of();");

    assertSeen(
        blind, KillPoint.afterCall("CreateCustomJob"), KillRecovery::byResume, "a job lives");
  }

  @Test
  void seesAJobThatIsAnnouncedAfterItIsMade() throws Exception {
    Mutant late =
        new Mutant(
            "train/SubmitStep.java",
            "JobHandle submit(JobSpec spec) {",
            "JobHandle submit(JobSpec spec) { submitOrFind(spec);");

    assertSeen(
        late, KillPoint.afterCall("CreateCustomJob"), KillRecovery::byResume, "a job lives during");
  }

  @Test
  void seesABucketThatIsAnnouncedAfterItIsMade() throws Exception {
    Mutant late =
        new Mutant(
            "train/BucketStep.java",
            "Bucket make(BucketSpec spec) {",
            "Bucket make(BucketSpec spec) { context.backend().stager().create(spec);");

    assertSeen(
        late, KillPoint.afterCall("bucket.insert"), KillRecovery::byResume, "a bucket is left");
  }

  @Test
  void seesAFileThatIsWrittenDownBeforeItIsAtHome() throws Exception {
    Mutant early =
        new Mutant(
            "staging/OutputFetcher.java",
            "int objects = files.size() + missing.size();",
            "int objects = files.size() + missing.size(); listener.done(wanted);");

    assertSeen(
        early,
        new KillPoint(Kind.RECORD, "FETCH_OK", 1, true),
        KillRecovery::byCleanup,
        "the model is lost");
  }

  @Test
  void seesAModelThatIsDeletedBeforeItIsAtHome() throws Exception {
    Mutant open =
        new Mutant("train/RemoveStep.java", "if (!others.isEmpty()) {", "if (others.size() < 0) {");

    assertSeen(
        open,
        new KillPoint(Kind.CALL, "object.download", 1, false),
        KillRecovery::byCleanup,
        "the model is lost");
  }

  @Test
  void seesTheNextRegionBeforeTheEndOfTheLastIsWrittenDown() throws Exception {
    script.quotaExhausted(1, "custom_model_training_cpus");
    Mutant hasty =
        new Mutant(
            "train/Attempts.java",
            Map.of(
                "ledger.append(\n        RecordType.ATTEMPT_END,",
                "Runnable end = () -> ledger.append(\n        RecordType.ATTEMPT_END,",
                "histories.plan(ledger, following);",
                "histories.plan(ledger, following); end.run();"));

    assertSeen(
        hasty,
        new KillPoint(Kind.CALL, "bucket.insert", 2, true),
        KillRecovery::byResume,
        "a bucket is left");
  }

  @Test
  void seesAJobThatTrainsWithoutTheLease() throws Exception {
    unlisted = true;
    Mutant free =
        new Mutant(
            "job/bootstrap/carbon_bootstrap/running.py",
            "if options.lease is not None and not has_lease(options, folder):",
            "if False:");

    assertSeen(
        free,
        KillPoint.afterCall("CreateCustomJob"),
        KillRecovery::byWhateverIsNamed,
        "a job trains although carbon has its lease");
  }

  @Test
  void seesABucketThatIsRemovedAlthoughAJobMayLive() throws Exception {
    unlisted = true;
    Mutant rash = new Mutant("train/Leftover.java", " && request.assumeNoJob()) {", ") {");

    assertSeen(
        rash,
        KillPoint.afterCall("CreateCustomJob"),
        KillRecovery::byCleanup,
        "a job lives during");
  }

  private void assertSeen(Mutant mutant, KillPoint point, KillRecovery recovery, String violation)
      throws Exception {
    int listLag = unlisted ? KillHarness.LONG_LAG : 0;
    try (KillWorld world =
        new KillWorld(
            folder.resolve("home"), script, listLag, mutant.madeIn(folder.resolve("mutant")))) {
      world.mustDie(world.trainAndKill(point));
      if (unlisted) {
        world.trainForLong();
        world.timePasses(KillHarness.TRAINING);
      }
      KillVerdict verdict = recovery.recover(world);
      System.out.println("mutant " + name + ": killed " + point + ": " + verdict.violations());

      assertTrue(
          verdict.violations().stream().anyMatch(each -> each.contains(violation)),
          () -> verdict.violations() + "\n" + verdict.story());
    }
  }
}
