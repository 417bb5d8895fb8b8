package dev.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs in CI may read the project and nothing else, and nobody can exchange it unseen. */
class WorkflowsTest {
  private static final Pattern USES = Pattern.compile("(?m)^[ -]*uses:.*$");

  private static final Pattern PINNED =
      Pattern.compile("[ -]*uses: [\\w.-]+(/[\\w.-]+)+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(".github", "workflows"))) {
      return files.sorted().toList();
    }
  }

  static Stream<Path> filesWithActions() throws IOException {
    return Stream.concat(workflows().stream(), Stream.of(Path.of("README.md")));
  }

  @ParameterizedTest
  @MethodSource("filesWithActions")
  void everyActionIsPinnedToACommitThatNamesItsVersion(Path file) throws IOException {
    List<String> uses =
        USES.matcher(Files.readString(file)).results().map(MatchResult::group).toList();

    assertFalse(uses.isEmpty(), "actions were found");
    assertEquals(List.of(), uses.stream().filter(PINNED.asMatchPredicate().negate()).toList());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflowReadsTheProjectAndKnowsNoSecret(Path file) throws IOException {
    JsonNode workflow = read(file);

    assertEquals("{\"contents\":\"read\"}", workflow.path("permissions").toString());
    assertEquals(List.of(), workflow.findValues("permissions").stream().skip(1).toList());
    assertFalse(Files.readString(file).contains("secrets"), "no secret");
    assertFalse(Files.readString(file).contains("pull_request_target"), "no strangers' code");
    for (JsonNode step : workflow.path("jobs").findValues("steps")) {
      assertEquals(
          step.findValuesAsText("uses").stream().filter(name -> name.contains("checkout@")).count(),
          step.findValues("persist-credentials").stream().filter(kept -> !kept.asBoolean()).count(),
          "a checkout keeps no token");
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyJobEndsWithinHalfAnHourOnAMachineThatIsNamed(Path file) throws IOException {
    JsonNode jobs = read(file).path("jobs");

    assertFalse(jobs.isEmpty(), "jobs were found");
    for (JsonNode job : jobs) {
      int minutes = job.path("timeout-minutes").asInt(0);
      assertTrue(minutes > 0 && minutes <= 30, "minutes: " + minutes);
      assertFalse(job.path("runs-on").asText("latest").contains("latest"), "a named machine");
    }
  }

  @Test
  void ciRunsTheTestCommandOfTheReadmeThenKillsCarbonThenBuildsItAgain() throws IOException {
    List<String> commands =
        Files.readAllLines(Path.of(".ci", "run")).stream()
            .filter(line -> line.startsWith("mvn ") || line.startsWith("scripts/"))
            .toList();

    assertEquals(
        List.of(
            "mvn -B verify",
            "mvn -B -P harness failsafe:integration-test failsafe:verify",
            "scripts/check-reproducible --built"),
        commands);
    assertTrue(Files.readString(Path.of(".github/workflows/ci.yml")).contains("run: bash .ci/run"));
  }

  private static JsonNode read(Path file) throws IOException {
    return new YAMLMapper().readTree(file.toFile());
  }
}
