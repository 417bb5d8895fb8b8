package dev.carbon.testing.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Google's own command, pointed at a fake cloud, without a login and with a home of its own. */
public final class Gcloud {
  private static final long MOST_SECONDS = 120;

  private final FakeGoogleCloud cloud;
  private final Path folder;

  private Gcloud(FakeGoogleCloud cloud, Path folder) {
    this.cloud = cloud;
    this.folder = folder;
  }

  /** The command; the test is skipped, and says so, on a machine that does not have it. */
  public static Gcloud against(FakeGoogleCloud cloud, Path emptyFolder) {
    boolean isThere =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "gcloud")));
    assumeTrue(isThere, "gcloud is not on this machine: requests are not compared with its own");
    return new Gcloud(cloud, emptyFolder);
  }

  /** Runs it in the project {@code demo-project}; it must succeed. */
  public void run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("gcloud"));
    command.addAll(Arrays.asList(arguments));
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CLOUDSDK_"));
    builder.environment().putAll(environment());
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "gcloud did not end");
      assertEquals(0, process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "CLOUDSDK_CONFIG", folder.resolve("configuration").toString(),
        "CLOUDSDK_CORE_PROJECT", "demo-project",
        "CLOUDSDK_CORE_DISABLE_PROMPTS", "true",
        "CLOUDSDK_CORE_DISABLE_USAGE_REPORTING", "true",
        "CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK", "true",
        "CLOUDSDK_AUTH_DISABLE_CREDENTIALS", "true",
        "CLOUDSDK_API_ENDPOINT_OVERRIDES_AIPLATFORM", cloud.vertexUrl() + "/",
        "CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE", cloud.storageUrl() + "/storage/v1/");
  }
}
