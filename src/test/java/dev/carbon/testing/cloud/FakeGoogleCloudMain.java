package dev.carbon.testing.cloud;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.cloud.aiplatform.v1.CustomJob;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.testing.cloud.script.ScriptFile;
import dev.carbon.testing.cloud.storage.FakeBucket;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fake cloud as a process of its own.
 *
 * <p>{@code --script FILE} reads {@link ScriptFile}; {@code --calls FILE} gets one JSON line a
 * call, as it arrives; {@code --state FILE} gets buckets and jobs as JSON at the end. The addresses
 * are one JSON line on standard output; BigQuery has {@link ExampleExport}. Ends when standard
 * input does.
 */
public final class FakeGoogleCloudMain {
  private static final JsonMapper MAPPER = new JsonMapper();

  private FakeGoogleCloudMain() {}

  public static void main(String[] args) throws IOException {
    Map<String, Path> options = options(List.of(args));
    Optional<Path> scriptFile = Optional.ofNullable(options.get("--script"));
    CloudScript script = new CloudScript();
    Map<String, Long> foreign = Map.of();
    if (scriptFile.isPresent()) {
      ScriptFile file = ScriptFile.read(scriptFile.get());
      script = file.toScript();
      foreign = file.foreign();
    }
    try (FakeGoogleCloud cloud = FakeGoogleCloud.start(script)) {
      cloud.plantTable(ExampleExport.TABLE);
      foreign.forEach((name, project) -> cloud.plantForeignBucket(name, "US", project));
      Optional.ofNullable(options.get("--calls")).ifPresent(file -> cloud.listen(writer(file)));
      announce(cloud);
      System.in.transferTo(OutputStream.nullOutputStream());
      if (options.containsKey("--state")) {
        Files.writeString(options.get("--state"), MAPPER.writeValueAsString(state(cloud)));
      }
    }
  }

  private static Map<String, Path> options(List<String> args) {
    Map<String, Path> options = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!List.of("--script", "--calls", "--state").contains(args.get(i))) {
        throw new IllegalArgumentException("unknown option: " + args.get(i));
      }
      options.put(args.get(i), Path.of(args.get(i + 1)));
    }
    return options;
  }

  private static void announce(FakeGoogleCloud cloud) throws IOException {
    System.out.println(
        MAPPER.writeValueAsString(
            Map.of(
                "storage", cloud.storageUrl(),
                "vertex", cloud.vertexEndpoint(),
                "logging", cloud.loggingUrl(),
                "monitoring", cloud.monitoringUrl(),
                "bigquery", cloud.bigQueryUrl())));
    System.out.flush();
  }

  private static CallListener writer(Path file) {
    return new CallListener() {
      @Override
      public void received(RecordedCall call) {
        try {
          Files.writeString(
              file,
              MAPPER.writeValueAsString(call) + "\n",
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static Map<String, Object> state(FakeGoogleCloud cloud) {
    return Map.of(
        "buckets", cloud.buckets().stream().map(FakeGoogleCloudMain::summary).toList(),
        "jobs", cloud.jobs().stream().map(FakeGoogleCloudMain::summary).toList(),
        "liveJobs", cloud.liveJobs().stream().map(CustomJob::getName).toList());
  }

  private static Map<String, Object> summary(FakeBucket bucket) {
    return Map.of(
        "name", bucket.name(),
        "location", bucket.location(),
        "projectNumber", bucket.projectNumber(),
        "labels", bucket.labels(),
        "objects", bucket.objects().keySet());
  }

  private static Map<String, Object> summary(CustomJob job) {
    return Map.of(
        "name", job.getName(),
        "displayName", job.getDisplayName(),
        "state", job.getState().name(),
        "labels", job.getLabelsMap());
  }
}
