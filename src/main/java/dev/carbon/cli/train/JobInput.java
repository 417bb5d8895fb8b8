package dev.carbon.cli.train;

import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.job.Code;
import dev.carbon.job.Program;
import dev.carbon.job.Task;
import dev.carbon.placement.Pin;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.train.BackendKind;
import dev.carbon.train.Checkpoints;
import dev.carbon.train.Limits;
import dev.carbon.train.OutputRequest;
import dev.carbon.train.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the options say of the job, read and each by itself right. */
record JobInput(
    Services services,
    Optional<Code> code,
    BackendKind backend,
    Optional<String> project,
    Optional<String> image,
    Map<String, String> environment,
    AccessInput access,
    ResourceInput resources,
    Limits limits,
    Optional<Value> output,
    boolean keepBucket,
    boolean purge,
    boolean requireOutputs,
    Optional<Checkpoints> resumeFrom) {

  /** The whole request; throws USAGE with every problem there is. */
  TrainRequest request(PlacementRequest placement, List<String> arguments, Problems problems) {
    problems.throwIfAny(ErrorKind.USAGE);
    return new TrainRequest(
        backend,
        task(placement, arguments),
        code.orElseThrow(),
        placement.pinned(pins()),
        resources.of(placement.workers()),
        access.access(),
        limits,
        outputs());
  }

  /** Checks that nothing keeps the job in two regions at once. */
  void checkPins(Problems problems) {
    if (pins().stream().map(Pin::region).distinct().count() > 1) {
      problems.add(
          "--kms-key lies in "
              + pins().get(0).region()
              + " and --reservation in "
              + pins().get(1).region()
              + ", and the job cannot run in both; name two of one region");
    }
  }

  /** What keeps the job in one region. */
  private List<Pin> pins() {
    return Stream.of(
            access.kmsKey().map(KmsKey::pin), resources.reservation().map(Reservation::pin))
        .flatMap(Optional::stream)
        .toList();
  }

  private Task task(PlacementRequest placement, List<String> arguments) {
    return new Task(
        Program.script(code.orElseThrow().files().get(0).path()),
        image.orElseGet(() -> defaultImage(placement)),
        arguments,
        environment,
        Map.of(),
        Optional.empty(),
        false);
  }

  private OutputRequest outputs() {
    return new OutputRequest(
        output.map(value -> Path.of(value.text())),
        Optional.empty(),
        requireOutputs,
        keepBucket,
        purge,
        resumeFrom);
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
