package dev.carbon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The command line that the bootstrap is started with; what it does with it, its own tests say. */
class BootstrapTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final JobSpec PLAIN = JobSpecs.of(RUN, 2, new Location("europe-north1"));

  @Test
  void namesTheRunTheCodeAndTheScriptAndThenTheScriptsOwnArguments() {
    assertEquals(
        List.of(
            "/bucket/input/carbon_bootstrap.pyz",
            "--run",
            RUN.value(),
            "--attempt",
            "2",
            "--manifest-sha256",
            JobSpecs.SHA256,
            "--lease",
            JobSpecs.LEASE.id(),
            "--script",
            "train.py",
            "--new-session",
            "--",
            "--epochs",
            "3"),
        arguments(PLAIN.task(), "--new-session"));
  }

  @Test
  void startsAModuleByItsName() {
    List<String> arguments = arguments(Tasks.running(Program.module("pkg.train")));

    assertEquals(List.of("--module", "pkg.train", "--"), arguments.subList(9, arguments.size()));
  }

  @Test
  void namesRequirementsAndThePlacesOfSecretsInTheirOrder() {
    Map<String, SecretPlace> secrets =
        Map.of(
            "B", new SecretPlace("env:MINE"),
            "A", new SecretPlace("projects/p/secrets/s/versions/latest"));
    List<String> secret = arguments(Tasks.withSecrets(secrets));
    List<String> requirements = arguments(Tasks.withRequirements("req/all.txt"));

    assertEquals(
        List.of(
            "--secret", "A=projects/p/secrets/s/versions/latest", "--secret", "B=env:MINE", "--"),
        secret.subList(11, secret.size()));
    assertEquals(
        List.of("--requirements", "req/all.txt", "--"),
        requirements.subList(11, requirements.size()));
  }

  @Test
  void hasNothingToSayToAnImagesOwnProgram() {
    assertThrows(
        IllegalArgumentException.class, () -> arguments(Tasks.ofTheImage(List.of("--epochs"))));
  }

  private static List<String> arguments(Task task, String... flags) {
    StagedCode code = PLAIN.code().orElseThrow();
    boolean image = !task.program().hasBootstrap();
    JobSpec spec = JobSpecs.with(PLAIN, task, image ? Optional.empty() : PLAIN.code());
    return Bootstrap.arguments(spec, code, "/bucket", flags);
  }
}
