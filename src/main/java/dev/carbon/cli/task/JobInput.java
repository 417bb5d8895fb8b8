package dev.carbon.cli.task;

import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.placement.Pin;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.region.Machine;
import dev.carbon.region.PrebuiltImages;
import dev.carbon.region.Workers;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.FolderMark;
import dev.carbon.staging.HomePlace;
import dev.carbon.staging.RunId;
import dev.carbon.train.BackendKind;
import dev.carbon.train.Checkpoints;
import dev.carbon.train.Limits;
import dev.carbon.train.OutputRequest;
import dev.carbon.train.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the options say of the job, read and each by itself right. */
public record JobInput(
    Services services,
    TaskInput task,
    BackendKind backend,
    Optional<String> project,
    AccessInput access,
    ResourceInput resources,
    Limits limits,
    Optional<Value> output,
    boolean keepBucket,
    boolean purge,
    boolean requireOutputs,
    Optional<Checkpoints> resumeFrom,
    Map<String, String> labels) {

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[\\]]");

  /** Names that no folder on a disk could have, and that mean another one there. */
  private static final Pattern NO_FOLDER = Pattern.compile("(^|/)(\\.{0,2})(/|$)");

  /**
   * The whole request; throws USAGE with every problem there is, and CONFIGURATION when a secret
   * would be uploaded.
   */
  public TrainRequest request(PlacementRequest placement, ImageChoice image, Problems problems) {
    checkWhole(placement.workers(), image, problems);
    problems.throwIfAny(ErrorKind.USAGE);
    SecretInput.refuseOpenFiles(task.secrets().values(), services.environment());
    return new TrainRequest(
        backend,
        task.task(image.image().orElseThrow()),
        task.source().code(),
        placement.pinned(pins()),
        resources.of(placement.workers()),
        access.access(),
        limits,
        outputs(),
        labels);
  }

  /** Checks that nothing keeps the job in two regions at once. */
  public void checkPins(Problems problems) {
    if (pins().stream().map(Pin::region).distinct().count() > 1) {
      problems.add(
          "--kms-key lies in "
              + pins().get(0).region()
              + " and --reservation in "
              + pins().get(1).region()
              + ", and the job cannot run in both; name two of one region");
    }
  }

  /** Checks what only the whole of the options shows. */
  private void checkWhole(Workers workers, ImageChoice image, Problems problems) {
    Machine machine = workers.machine();
    if (image.image().isEmpty()) {
      problems.add(
          "--image: name one for TPUs; neither of the default images can use them, and "
              + (ImageChooser.isPrebuilt(machine)
                  ? "Google has prebuilt ones for code that imports PyTorch or TensorFlow alone"
                  : "Google has no prebuilt one for " + machine));
    }
    resources.checkDisk(machine.type(), problems);
    if (limits.maxCost().isPresent() && resources.hasOwnDisk()) {
      problems.add(
          "--max-cost: what a larger boot disk costs is not known here, so the limit could not be"
              + " kept; leave out --boot-disk-size and --boot-disk-type, or --max-cost");
    }
  }

  /** What keeps the job in one region. */
  private List<Pin> pins() {
    return Stream.of(
            access.kmsKey().map(KmsKey::pin), resources.reservation().map(Reservation::pin))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What the plan says of the code besides what is run. */
  public TaskView view(TrainRequest request, ImageChoice image) {
    return new TaskView(
        task.source().skipped(),
        image.why(),
        new TaskRemarks(task, request.task(), image).all(backend, today()));
  }

  private OutputRequest outputs() {
    return new OutputRequest(
        output.filter(value -> !isCloud(value)).map(value -> Path.of(value.text())),
        output.filter(JobInput::isCloud).flatMap(value -> DataAddress.parse(value.text())),
        requireOutputs,
        keepBucket,
        purge,
        resumeFrom);
  }

  private static boolean isCloud(Value value) {
    return value.text().startsWith(DataAddress.SCHEME);
  }

  /** Checks that the outputs can go where they should, and would overwrite nothing there. */
  public void checkOutput(Problems problems) {
    output.filter(JobInput::isCloud).ifPresent(value -> checkCloudOutput(value, problems));
    output.filter(value -> !isCloud(value)).ifPresent(value -> checkFolder(value, problems));
  }

  private void checkCloudOutput(Value value, Problems problems) {
    Optional<DataAddress> address = DataAddress.parse(value.text());
    boolean odd =
        address
            .filter(each -> !each.prefix().isEmpty())
            .filter(each -> NO_FOLDER.matcher(each.prefix()).find())
            .isPresent();
    if (address.isEmpty() || odd || WILDCARD.matcher(value.text()).find()) {
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
    Optional<RunId> holder = HomePlace.holder(folder);
    if (holder.isPresent()) {
      problems.add(
          value.origin()
              + ": "
              + FolderMark.taken(value.text(), holder)
              + "; "
              + FolderMark.remedy());
    } else if (Files.exists(folder) && !isEmptyFolder(folder)) {
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

  /** The container on such a machine; a rehearsal has none, and only carries a name along. */
  public ImageChoice image(Machine machine) {
    return backend.isRehearsal()
        ? ImageChoice.plain(
            task.image()
                .orElseGet(() -> services.settings().text(Setting.DEFAULT_IMAGE).orElseThrow()))
        : new ImageChooser(services.settings(), PrebuiltImages.bundled(), today())
            .choose(task, machine);
  }

  private LocalDate today() {
    return LocalDate.now(services.clock().withZone(ZoneOffset.UTC));
  }
}
