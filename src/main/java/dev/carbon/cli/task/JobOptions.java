package dev.carbon.cli.task;

import dev.carbon.cli.Inputs;
import dev.carbon.cli.Services;
import dev.carbon.cli.Words;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.region.Provisioning;
import dev.carbon.train.BackendKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how a job runs, wherever that is. */
public final class JobOptions {
  private static final String PROJECT_SHAPE = "([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]";

  @Mixin private final ProgramOptions program = new ProgramOptions();

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

  @Mixin private final AccessOptions access = new AccessOptions();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "The backend ends the job after this (default: 24h).")
  private @Nullable String timeout;

  @Mixin private final RunOptions run = new RunOptions();

  @Option(
      names = "--max-queue",
      paramLabel = "TIME",
      description = "Cancel a job that waits longer for machines (default: 30m).")
  private @Nullable String maxQueue;

  @Mixin private final ResourceOptions resources = new ResourceOptions();

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
      names = "--purge",
      description = "Keep no copy of what is deleted in Cloud Storage's soft delete.")
  private boolean purge;

  @Option(
      names = "--require-outputs",
      description = "A job that leaves no outputs has failed; keep its bucket.")
  private boolean requireOutputs;

  /**
   * Reads the options together with the code; everything wrong becomes a problem.
   *
   * @param provisioning how the machines are to be lent
   */
  public JobInput read(
      Services services, Words words, Provisioning provisioning, Problems problems) {
    Inputs inputs = new Inputs(services.settings());
    Optional<String> projectId = project(inputs, problems);
    Duration limit = inputs.duration(Setting.TIMEOUT, timeout, problems);
    ResourceInput machines = resources.read(provisioning, limit, problems);
    BackendKind kind = backend(inputs, projectId, problems);
    return new JobInput(
        services,
        program.read(services, words, kind, problems),
        kind,
        projectId,
        access.read(inputs, problems),
        machines,
        run.limits(
            limit,
            machines.queue(inputs.duration(Setting.MAX_QUEUE, maxQueue, problems)),
            problems),
        inputs.value(Setting.OUTPUT, output),
        keepBucket,
        purge,
        requireOutputs,
        run.checkpoints(services, kind, projectId, problems),
        run.labels(problems));
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
