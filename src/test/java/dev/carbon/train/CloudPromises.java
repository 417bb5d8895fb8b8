package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.FolderMark;
import dev.carbon.staging.Labels;
import dev.carbon.staging.OutputFile;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.testing.cloud.storage.FakeBucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds after every run, whatever went wrong: judged by what the cloud itself saw. */
final class CloudPromises {
  private final CloudRun run;
  private final TrainOutcome outcome;
  private final String story;

  private CloudPromises(CloudRun run, TrainOutcome outcome) {
    this.run = run;
    this.outcome = outcome;
    this.story =
        outcome.state()
            + " "
            + outcome.error()
            + "\n"
            + run.cloud.calls().stream().map(RecordedCall::operation).toList()
            + "\n"
            + run.history().stream().map(r -> r.type() + " " + r.facts().get("why")).toList();
  }

  static void assertKept(CloudRun run, TrainOutcome outcome) {
    CloudPromises promises = new CloudPromises(run, outcome);
    assertEquals(List.of(), run.witness.crimes(), promises.story);
    promises.assertOneJobAnAttempt();
    promises.assertNothingLost();
    promises.assertNothingHidden();
    promises.assertTheEndIsTold();
  }

  private void assertOneJobAnAttempt() {
    Set<String> attempts = new HashSet<>();
    for (RecordedCall create : run.cloud.calls("CreateCustomJob")) {
      assertTrue(attempts.add(create.detail("labels")), () -> "a second create: " + story);
    }
    Set<String> made = new HashSet<>();
    for (CustomJob job : run.cloud.jobs()) {
      String attempt = job.getLabelsOrThrow(Labels.ATTEMPT);
      assertTrue(made.add(attempt), () -> "two jobs of one attempt: " + story);
    }
  }

  private void assertNothingLost() {
    boolean wrote =
        run.cloud.jobs().stream().anyMatch(j -> j.getState() == JobState.JOB_STATE_SUCCEEDED);
    if (wrote) {
      CloudRun.OUTPUTS.forEach(
          (name, content) ->
              assertTrue(
                  isHome(name, content) || isInItsBucket(name, content),
                  () -> "lost " + name + ": " + story));
    }
    for (OutputFile file : outcome.allOutputs()) {
      assertTrue(
          Optional.ofNullable(CloudRun.OUTPUTS.get(file.path()))
              .filter(content -> isHome(file.path(), content))
              .isPresent(),
          () -> "not at home: " + file + ": " + story);
    }
  }

  private boolean isHome(String name, byte[] content) {
    Path file = run.output.resolve(name);
    try {
      return isIn(CloudRun.MINE, CloudRun.FOLDER + "/" + name, content)
          || (Files.exists(file) && Arrays.equals(content, Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isInItsBucket(String name, byte[] content) {
    return bucketsOfRuns().stream().anyMatch(bucket -> isIn(bucket, "output/" + name, content));
  }

  private boolean isThere(String bucket, String name) {
    return run.cloud.bucket(bucket).filter(b -> b.objects().containsKey(name)).isPresent();
  }

  private boolean isIn(String bucket, String name, byte[] content) {
    return run.cloud
        .bucket(bucket)
        .map(found -> found.objects().get(name))
        .filter(object -> Arrays.equals(content, object.bytes()))
        .isPresent();
  }

  private void assertNothingHidden() {
    Set<String> told =
        outcome.bucketExists() ? Set.of(outcome.bucket().orElseThrow().name().value()) : Set.of();
    assertTrue(
        told.containsAll(bucketsOfRuns()),
        () -> "hidden bucket " + bucketsOfRuns() + ", told " + told + ": " + story);
    boolean marked = isThere(CloudRun.MINE, CloudRun.FOLDER + "/" + FolderMark.FILE_NAME);
    boolean toldOfMark = run.listener.heard().contains("outputStaysTaken");
    assertTrue(!marked || toldOfMark || outcome.jobMayLive(), () -> "hidden mark: " + story);
    for (CustomJob live : run.cloud.liveJobs()) {
      assertTrue(outcome.jobMayLive(), () -> "hidden job: " + story);
      outcome.job().ifPresent(job -> assertEquals(live.getName(), job.name(), story));
    }
  }

  private void assertTheEndIsTold() {
    outcome.error().ifPresent(e -> assertNotEquals(ErrorKind.INTERNAL, e.kind(), story));
    boolean closed = run.history().stream().anyMatch(r -> r.type() == RecordType.CLOSED);
    assertEquals(!outcome.bucketExists() && !outcome.jobMayLive(), closed, story);
    if (outcome.error().isEmpty()) {
      assertSucceeded();
    }
  }

  private void assertSucceeded() {
    assertEquals(RunState.SUCCEEDED, outcome.state(), story);
    assertEquals(List.of(), run.cloud.liveJobs(), story);
    assertEquals(Set.of(), bucketsOfRuns(), story);
    assertEquals(
        CloudRun.OUTPUTS.keySet(),
        outcome.outputs().stream().map(OutputFile::path).collect(Collectors.toSet()),
        story);
  }

  private Set<String> bucketsOfRuns() {
    return run.cloud.buckets().stream()
        .map(FakeBucket::name)
        .filter(name -> !name.equals(CloudRun.MINE))
        .collect(Collectors.toSet());
  }
}
