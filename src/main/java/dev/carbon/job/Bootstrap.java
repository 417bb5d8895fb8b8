package dev.carbon.job;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The small Python program that starts the user's script, the same locally and in the cloud. */
public final class Bootstrap {
  /** Its name in the bucket. */
  public static final String FILE_NAME = "carbon_bootstrap.pyz";

  private Bootstrap() {}

  /** The archive of its modules: the same bytes each time, and on every Java. */
  public static byte[] content() {
    return BootstrapArchive.content();
  }

  /**
   * The arguments after the interpreter that run {@code spec} where the bucket is mounted at {@code
   * bucketRoot}.
   *
   * @param code of the job, in that bucket
   * @param flags for the bootstrap itself that depend on the place, such as {@code --new-session}
   */
  public static List<String> arguments(
      JobSpec spec, StagedCode code, String bucketRoot, String... flags) {
    Task task = spec.task();
    List<String> arguments = new ArrayList<>();
    arguments.add(bucketRoot + "/" + code.bootstrap());
    arguments.addAll(List.of("--run", spec.run().value()));
    arguments.addAll(List.of("--attempt", Integer.toString(spec.attempt())));
    arguments.addAll(List.of("--manifest-sha256", code.manifestSha256()));
    arguments.addAll(List.of("--lease", spec.lease().id()));
    arguments.addAll(program(task.program()));
    task.requirements().ifPresent(file -> arguments.addAll(List.of("--requirements", file)));
    new TreeMap<>(task.secrets())
        .forEach((name, place) -> arguments.addAll(List.of("--secret", name + "=" + place)));
    arguments.addAll(List.of(flags));
    arguments.add("--");
    arguments.addAll(task.arguments());
    return List.copyOf(arguments);
  }

  private static List<String> program(Program program) {
    return switch (program.kind()) {
      case SCRIPT -> List.of("--script", program.name());
      case MODULE -> List.of("--module", program.name());
      case IMAGE -> throw new IllegalArgumentException("an image's own program has no bootstrap");
    };
  }
}
