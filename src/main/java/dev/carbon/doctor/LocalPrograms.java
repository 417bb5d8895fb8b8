package dev.carbon.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs as children of this process. */
public final class LocalPrograms implements Programs {
  private static final int MOST_BYTES = 4096;

  private final Map<String, String> variables;

  /**
   * @param variables the environment of every program; no secret of carbon's own in it
   */
  public LocalPrograms(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  @Override
  public Optional<Ended> run(List<String> command, Duration longest)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      return process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS)
          ? Optional.of(new Ended(process.exitValue(), beginning(process.getInputStream())))
          : Optional.empty();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** What is there already: somebody whom the program left behind may hold its output open. */
  private static String beginning(InputStream output) throws IOException {
    byte[] bytes = output.readNBytes(Math.min(MOST_BYTES, output.available()));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
