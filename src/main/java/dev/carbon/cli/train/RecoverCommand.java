package dev.carbon.cli.train;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.staging.RunId;
import dev.carbon.train.FoundRun;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds runs that this machine knows nothing of. */
@Command(
    name = "recover",
    description = {
      "Find the runs that have a bucket in the project, and write the histories that this machine"
          + " lacks from the copies in the buckets; then attach, resume, fetch, cancel and cleanup"
          + " work here too.",
      "Changes nothing in the cloud. A history that is here is never written over; a damaged one"
          + " is kept as ledger.damaged-N. Exit 10 when a bucket has no copy of its history."
    },
    footer = {
      "",
      "Examples:",
      "  carbon recover --project my-project",
      "  carbon recover r-4kzjq7mxbnwc2ye5tgh3avd6lo"
    })
public final class RecoverCommand implements CarbonCommand<RecoverCommand.Request> {
  private final Services services;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "Only that run: its whole id, the label carbon-run of its bucket.")
  private @Nullable String run;

  @Option(
      names = "--project",
      paramLabel = "ID",
      description = "The project of Google Cloud to look in.")
  private @Nullable String project;

  @Mixin private final OutputOptions output = new OutputOptions();

  public RecoverCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Inputs inputs = new Inputs(services.settings());
    Format format = output.format(inputs, problems);
    Optional<String> id = inputs.value(Setting.PROJECT, project).map(Value::text);
    if (id.isEmpty()) {
      problems.add("--project: no project given, and none is in the configuration");
    }
    Optional<RunId> only = Optional.ofNullable(run).flatMap(RunId::parse);
    if (run != null && only.isEmpty()) {
      problems.add(
          "'" + run + "' is no id of a run; write r- and its 26 characters, or leave it out");
    }
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(id.orElseThrow(), only, format);
  }

  @Override
  public int run(Request request) {
    List<FoundRun> found = services.rediscovery(request.project()).recover(request.only());
    view(request.format()).show(found);
    boolean allHere = found.stream().allMatch(each -> each.obstacle().isEmpty());
    return allHere ? ExitCode.DONE : ExitCode.of(ErrorKind.CLEANUP_INCOMPLETE);
  }

  private FoundRunsView view(Format format) {
    return switch (format) {
      case TABLE -> new FoundRunsText(services);
      case JSON -> new FoundRunsJson(DocumentPrinter.json(services.terminal()));
      case CSV -> new FoundRunsJson(DocumentPrinter.csv(services.terminal(), "runs"));
    };
  }

  record Request(String project, Optional<RunId> only, Format format) {}
}
