package dev.carbon.cli.train;

import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.job.JobAccess;
import dev.carbon.job.Resources;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.train.BackendKind;
import dev.carbon.train.Limits;
import dev.carbon.train.OutputRequest;
import dev.carbon.train.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** What the options say of the job, read and each by itself right. */
record JobInput(
    Services services,
    TaskInput task,
    BackendKind backend,
    Optional<String> project,
    JobAccess access,
    Limits limits,
    Optional<Value> output,
    boolean keepBucket,
    boolean requireOutputs) {

  /**
   * The whole request; throws USAGE with every problem there is, and CONFIGURATION when a secret
   * would be uploaded.
   */
  TrainRequest request(PlacementRequest placement, Problems problems) {
    problems.throwIfAny(ErrorKind.USAGE);
    return new TrainRequest(
        backend,
        task.task(defaultImage(placement)),
        task.source().code(),
        placement,
        Resources.standard(placement.workers()),
        access,
        limits,
        outputs());
  }

  /** What the plan says of the code besides what is run. */
  TaskView view(TrainRequest request) {
    return new TaskView(
        task.source().skipped(),
        new TaskRemarks(task, request.task())
            .all(backend, LocalDate.now(services.clock().withZone(ZoneOffset.UTC))));
  }

  private OutputRequest outputs() {
    return new OutputRequest(
        output.map(value -> Path.of(value.text())),
        Optional.empty(),
        requireOutputs,
        keepBucket,
        false,
        Optional.empty());
  }

  /** Checks that nothing would be overwritten. */
  void checkOutput(Problems problems) {
    output.ifPresent(
        value -> {
          Path folder = services.environment().workingDirectory().resolve(value.text());
          if (Files.exists(folder) && !isEmptyFolder(folder)) {
            problems.add(
                value.origin() + ": " + value.text() + " is not empty; name a new or empty folder");
          }
        });
  }

  private static boolean isEmptyFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private String defaultImage(PlacementRequest placement) {
    Setting setting =
        placement.workers().machine().accelerator().isPresent()
            ? Setting.DEFAULT_GPU_IMAGE
            : Setting.DEFAULT_IMAGE;
    return services.settings().text(setting).orElseThrow();
  }
}
