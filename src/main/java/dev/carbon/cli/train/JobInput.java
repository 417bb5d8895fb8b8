package dev.carbon.cli.train;

import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.job.Code;
import dev.carbon.job.JobAccess;
import dev.carbon.job.Program;
import dev.carbon.job.Resources;
import dev.carbon.job.Task;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.staging.DataAddress;
import dev.carbon.train.BackendKind;
import dev.carbon.train.Limits;
import dev.carbon.train.OutputRequest;
import dev.carbon.train.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the options say of the job, read and each by itself right. */
record JobInput(
    Services services,
    Optional<Code> code,
    BackendKind backend,
    Optional<String> project,
    Optional<String> image,
    Map<String, String> environment,
    JobAccess access,
    Limits limits,
    Optional<Value> output,
    boolean keepBucket,
    boolean requireOutputs) {

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[\\]]");

  /** The whole request; throws USAGE with every problem there is. */
  TrainRequest request(PlacementRequest placement, List<String> arguments, Problems problems) {
    problems.throwIfAny(ErrorKind.USAGE);
    return new TrainRequest(
        backend,
        task(placement, arguments),
        code.orElseThrow(),
        placement,
        Resources.standard(placement.workers()),
        access,
        limits,
        outputs());
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
        output.filter(value -> !isCloud(value)).map(value -> Path.of(value.text())),
        output.filter(JobInput::isCloud).flatMap(value -> DataAddress.parse(value.text())),
        requireOutputs,
        keepBucket,
        false,
        Optional.empty());
  }

  private static boolean isCloud(Value value) {
    return value.text().startsWith(DataAddress.SCHEME);
  }

  /** Checks that the outputs can go where they should, and would overwrite nothing there. */
  void checkOutput(Problems problems) {
    output.filter(JobInput::isCloud).ifPresent(value -> checkCloudOutput(value, problems));
    output.filter(value -> !isCloud(value)).ifPresent(value -> checkFolder(value, problems));
  }

  private void checkCloudOutput(Value value, Problems problems) {
    if (DataAddress.parse(value.text()).isEmpty() || WILDCARD.matcher(value.text()).find()) {
      problems.add(
          value.origin()
              + ": '"
              + value.text()
              + "' is no folder in Cloud Storage; write gs://BUCKET/FOLDER, without wildcards");
    }
    if (backend == BackendKind.LOCAL) {
      problems.add(
          value.origin()
              + ": a local run leaves its outputs on this machine; name a folder, or add"
              + " --backend vertex");
    }
  }

  private void checkFolder(Value value, Problems problems) {
    Path folder = services.environment().workingDirectory().resolve(value.text());
    if (Files.exists(folder) && !isEmptyFolder(folder)) {
      problems.add(
          value.origin() + ": " + value.text() + " is not empty; name a new or empty folder");
    }
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
