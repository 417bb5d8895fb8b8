package dev.carbon.cli.init;

import dev.carbon.config.TaskKey;
import dev.carbon.error.Problems;
import dev.carbon.job.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is started, as they are of {@code carbon train}. */
final class StartOptions {
  @Option(
      names = "--entry",
      paramLabel = "FILE",
      description = "The script of the folder to start.")
  private @Nullable String entry;

  @Option(
      names = "--module",
      paramLabel = "NAME",
      description = "The module to start instead, as python -m does: pkg.train.")
  private @Nullable String module;

  @Option(
      names = "--image",
      paramLabel = "URI",
      description =
          "Container image on Vertex AI. Without SCRIPT its own program runs, or its --module.")
  private @Nullable String image;

  /** Whether there may be no code. */
  boolean hasImage() {
    return image != null;
  }

  /**
   * Checks them together.
   *
   * @param code the script or folder, which may not exist; empty when there is none
   */
  void check(Optional<Path> code, Problems problems) {
    if (code.isEmpty() && image == null) {
      problems.add(
          "no script given; write 'carbon init SCRIPT', for example task.py, or name a folder or"
              + " --image URI");
    }
    if (entry != null && module != null) {
      problems.add("--entry and --module exclude each other: a job starts one program");
    }
    if (module != null && !Program.isModuleName(module)) {
      problems.add("--module: '" + module + "' is no name of a module; write it as pkg.train");
    }
    if (entry != null) {
      FileText.check(entry, problems);
    }
    if (image != null && (image.isBlank() || image.chars().anyMatch(c -> c <= ' '))) {
      problems.add("--image: '" + image + "' is no name of an image");
    }
    checkFolder("--entry", entry, code, problems);
    if (code.isPresent()) {
      checkFolder("--module", module, code, problems);
    }
  }

  private static void checkFolder(
      String flag, @Nullable String value, Optional<Path> code, Problems problems) {
    if (value != null && code.filter(Files::isRegularFile).isPresent()) {
      problems.add(
          flag + " is for a folder; " + code.get().getFileName() + " is a script by itself");
    } else if (value != null && code.isEmpty()) {
      problems.add(flag + " needs a folder: the image's own program starts without carbon's help");
    }
  }

  /** What of them goes into the file. */
  Map<TaskKey, String> keys() {
    Map<TaskKey, String> keys = new EnumMap<>(TaskKey.class);
    put(keys, TaskKey.ENTRY, entry);
    put(keys, TaskKey.MODULE, module);
    put(keys, TaskKey.IMAGE, image);
    return keys;
  }

  private static void put(Map<TaskKey, String> keys, TaskKey key, @Nullable String value) {
    if (value != null) {
      keys.put(key, value);
    }
  }
}
