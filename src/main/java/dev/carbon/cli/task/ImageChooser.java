package dev.carbon.cli.task;

import dev.carbon.cli.task.FrameworkHints.Hint;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.config.Settings.Value;
import dev.carbon.region.Machine;
import dev.carbon.region.PrebuiltImage;
import dev.carbon.region.PrebuiltImages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the container that suits the code: {@code --image} before all, then an image that the user
 * has set, then one with the framework that the code imports, else the default.
 */
final class ImageChooser {
  /**
   * The only TPUs of Google's images: "Prebuilt containers for TPU v5e are not available" (Training
   * with TPU accelerators), and none of them is newer than that. Pods need images of their own.
   */
  private static final Set<String> PREBUILT_TPUS = Set.of("tpu-v2", "tpu-v3");

  private static final String DEFAULT = "default";

  private final Settings settings;
  private final PrebuiltImages prebuilt;
  private final LocalDate today;

  ImageChooser(Settings settings, PrebuiltImages prebuilt, LocalDate today) {
    this.settings = settings;
    this.prebuilt = prebuilt;
    this.today = today;
  }

  /** The container for that task on such a machine. */
  ImageChoice choose(TaskInput task, Machine machine) {
    if (task.image().isPresent()) {
      return ImageChoice.plain(task.image().get());
    }
    Value usual = setting(machine.accelerator().isPresent());
    FrameworkHints hints = new FrameworkHints(task);
    List<Hint> all = hints.all();
    if (machine.isTpu()) {
      return all.stream()
          .findFirst()
          .filter(hint -> isPrebuilt(machine))
          .flatMap(hint -> newest(hint, "tpu").map(image -> found(image.address(), all, hints)))
          .orElseGet(() -> new ImageChoice(Optional.empty(), Optional.empty(), List.of()));
    }
    return all.isEmpty() || !isDefault(usual)
        ? ImageChoice.plain(usual.text())
        : suiting(usual.text(), machine, all, hints);
  }

  /** Whether Google has images for its TPUs at all. */
  static boolean isPrebuilt(Machine machine) {
    return machine.machines() == 1
        && machine
            .accelerator()
            .filter(request -> PREBUILT_TPUS.contains(request.accelerator().name()))
            .isPresent();
  }

  private ImageChoice suiting(String usual, Machine machine, List<Hint> all, FrameworkHints hints) {
    boolean gpu = machine.accelerator().isPresent();
    Hint hint = all.get(0);
    if (gpu && hint.framework() == Framework.PYTORCH) {
      return found(usual, all, hints);
    }
    Optional<PrebuiltImage> newest = newest(hint, gpu ? "gpu" : "cpu");
    boolean available = newest.filter(image -> image.isAvailable(today)).isPresent();
    if (hints.isInstalled(hint.framework()) && !(gpu && available)) {
      return ImageChoice.plain(usual);
    }
    return newest
        .filter(image -> available)
        .map(PrebuiltImage::address)
        .or(() -> ourOwn(hint))
        .or(() -> newest.map(PrebuiltImage::address))
        .map(address -> found(address, all, hints))
        .orElseGet(() -> lacking(usual, all, hints));
  }

  private Optional<PrebuiltImage> newest(Hint hint, String accelerator) {
    return prebuilt.newest(hint.framework().title(), accelerator, today);
  }

  /** Our image for GPUs has PyTorch, which does without a GPU too. */
  private Optional<String> ourOwn(Hint hint) {
    return Optional.of(setting(true))
        .filter(value -> hint.framework() == Framework.PYTORCH && isDefault(value))
        .map(Value::text);
  }

  private static ImageChoice found(String address, List<Hint> all, FrameworkHints hints) {
    Hint hint = all.get(0);
    return new ImageChoice(
        Optional.of(address),
        Optional.of(hint.framework().title() + ": " + hint),
        others(all, hints, "was chosen for " + hint.framework().title()));
  }

  private static ImageChoice lacking(String usual, List<Hint> all, FrameworkHints hints) {
    Hint hint = all.get(0);
    List<String> notes = new ArrayList<>();
    notes.add(
        hint
            + ", and there is no prebuilt image with "
            + hint.framework().title()
            + "; add --requirements or --image");
    notes.addAll(others(all, hints, "is the default"));
    return new ImageChoice(Optional.of(usual), Optional.empty(), notes);
  }

  private static List<String> others(List<Hint> all, FrameworkHints hints, String image) {
    return all.stream()
        .skip(1)
        .filter(other -> !hints.isInstalled(other.framework()))
        .map(
            other ->
                other
                    + " too, but the image "
                    + image
                    + "; if it lacks "
                    + other.framework().title()
                    + ", add --requirements or --image")
        .toList();
  }

  private Value setting(boolean accelerated) {
    return settings
        .find(accelerated ? Setting.DEFAULT_GPU_IMAGE : Setting.DEFAULT_IMAGE)
        .orElseThrow();
  }

  private static boolean isDefault(Value value) {
    return value.origin().equals(DEFAULT);
  }
}
