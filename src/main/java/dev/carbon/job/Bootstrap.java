package dev.carbon.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The small Python program that starts the user's script, the same locally and in the cloud. */
public final class Bootstrap {
  /** Its name in the bucket. */
  public static final String FILE_NAME = "carbon_bootstrap.py";

  private Bootstrap() {}

  /** Its text, as shipped. */
  public static byte[] content() {
    try (InputStream in = Bootstrap.class.getResourceAsStream(FILE_NAME)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + FILE_NAME);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The arguments after the interpreter that run {@code spec} where the bucket is mounted at {@code
   * bucketRoot}.
   *
   * @param flags for the bootstrap itself, such as {@code --new-session}
   */
  public static List<String> arguments(JobSpec spec, String bucketRoot, String... flags) {
    StagedCode code = spec.code();
    String script = code.script().value();
    List<String> arguments = new ArrayList<>();
    arguments.add(bucketRoot + "/" + code.bootstrap());
    arguments.addAll(List.of("--run", spec.run().value()));
    arguments.addAll(List.of("--attempt", Integer.toString(spec.attempt())));
    arguments.addAll(List.of("--code", script.substring(script.lastIndexOf('/') + 1)));
    arguments.addAll(List.of("--sha256", code.sha256()));
    arguments.addAll(List.of(flags));
    arguments.add("--");
    arguments.addAll(spec.arguments());
    return List.copyOf(arguments);
  }
}
