package dev.carbon.cli.train;

import dev.carbon.cli.Inputs;
import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.job.JobAccess;
import dev.carbon.train.BackendKind;
import dev.carbon.train.Limits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a job runs, wherever that is. */
final class JobOptions {
  private static final String PROJECT_SHAPE = "([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]";

  private static final int MOST_ATTEMPTS = 5;

  @Option(
      names = "--backend",
      paramLabel = "local|vertex",
      description = "Where to run (default: vertex when a project is known, else local).")
  private @Nullable String backend;

  @Option(
      names = "--project",
      paramLabel = "ID",
      description = "Google Cloud project (default: GOOGLE_CLOUD_PROJECT).")
  private @Nullable String project;

  @Option(
      names = "--image",
      paramLabel = "URI",
      description =
          "Container image on Vertex AI (default: python:3.12-slim, or PyTorch with a GPU).")
  private @Nullable String image;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "Environment variable for the script; may be repeated.")
  private List<String> environment = List.of();

  @Option(
      names = "--service-account",
      paramLabel = "EMAIL",
      description = "Service account that the job runs as.")
  private @Nullable String serviceAccount;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "The backend ends the job after this (default: 24h).")
  private @Nullable String timeout;

  @Option(
      names = "--max-queue",
      paramLabel = "TIME",
      description = "Cancel a job that waits longer for machines (default: 30m).")
  private @Nullable String maxQueue;

  @Option(
      names = "--output",
      paramLabel = "DIR|gs://BUCKET/FOLDER",
      description =
          "New or empty folder for the outputs, here or in Cloud Storage (default:"
              + " ./carbon-runs/RUN/).")
  private @Nullable String output;

  @Option(names = "--keep-bucket", description = "Leave the bucket when all is done.")
  private boolean keepBucket;

  @Option(
      names = "--require-outputs",
      description = "A job that leaves no outputs has failed; keep its bucket.")
  private boolean requireOutputs;

  /** Reads the options together with the script; everything wrong becomes a problem. */
  JobInput read(Services services, @Nullable String script, Problems problems) {
    Inputs inputs = new Inputs(services.settings());
    Optional<String> projectId = project(inputs, problems);
    Duration limit = inputs.duration(Setting.TIMEOUT, timeout, problems);
    return new JobInput(
        services,
        new ScriptInput(services.environment().workingDirectory()).read(script, problems),
        backend(inputs, projectId, problems),
        projectId,
        Optional.ofNullable(image),
        EnvironmentInput.read(environment, problems),
        new JobAccess(
            inputs.value(Setting.SERVICE_ACCOUNT, serviceAccount).map(Value::text),
            Optional.empty(),
            Optional.empty()),
        new Limits(
            limit,
            inputs.duration(Setting.MAX_QUEUE, maxQueue, problems),
            MOST_ATTEMPTS,
            Optional.empty()),
        inputs.value(Setting.OUTPUT, output),
        keepBucket,
        requireOutputs);
  }

  private Optional<String> project(Inputs inputs, Problems problems) {
    Optional<Value> value = inputs.value(Setting.PROJECT, project);
    value
        .filter(each -> !each.text().matches(PROJECT_SHAPE))
        .ifPresent(
            each ->
                problems.add(
                    each.origin()
                        + ": '"
                        + each.text()
                        + "' is no project id: 6 to 30 lower-case letters, digits and dashes"));
    return value.map(Value::text);
  }

  private BackendKind backend(Inputs inputs, Optional<String> projectId, Problems problems) {
    Optional<Value> value = inputs.value(Setting.BACKEND, backend);
    if (value.isEmpty()) {
      return projectId.isPresent() ? BackendKind.VERTEX : BackendKind.LOCAL;
    }
    Optional<BackendKind> kind = BackendKind.named(value.get().text());
    if (kind.isEmpty()) {
      List<String> words = Arrays.stream(BackendKind.values()).map(BackendKind::word).toList();
      problems.add(
          value.get().origin()
              + ": unknown backend '"
              + value.get().text()
              + "'; use "
              + String.join(" or ", words)
              + Suggestion.sentence(value.get().text(), words));
      return BackendKind.LOCAL;
    }
    if (kind.get() == BackendKind.VERTEX && projectId.isEmpty()) {
      problems.add(
          value.get().origin()
              + ": vertex needs a project; add --project ID or set GOOGLE_CLOUD_PROJECT");
    }
    return kind.get();
  }
}
