package dev.carbon.cli.train;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.ledger.ErroredLedger;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import dev.carbon.train.Recovered;
import dev.carbon.train.Rediscovery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
      "Find the runs that have a bucket or a live job in the project, by their labels, and write the"
          + " histories that this machine lacks from the copies in the buckets; then attach, resume,"
          + " fetch, cancel and cleanup work here too.",
      "Changes nothing in the cloud. A copy chooses nothing on this machine: outputs go to"
          + " ./carbon-runs/RUN unless --output of attach, resume or fetch names a folder. A history"
          + " that is here is never written over; a damaged one is kept as ledger.damaged-N.",
      "Exit 10 when a run has no history that can be had, or a region did not answer."
    },
    footer = {
      "",
      "Examples:",
      "  carbon recover --project my-project",
      "  carbon recover r-4kzjq7mxbnwc2ye5tgh3avd6lo --regions europe-west4",
      "  carbon recover --from errored.ledger"
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
      names = "--from",
      paramLabel = "FILE",
      description = "The history that carbon saved there when it could not write its own.")
  private @Nullable Path from;

  @Mixin private final SweepOptions sweep = new SweepOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  public RecoverCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Inputs inputs = new Inputs(services.settings());
    Format format = output.format(inputs, problems);
    Optional<String> id = sweep.project(inputs, problems);
    List<Location> locations = sweep.locations(services, problems);
    Optional<RunId> only = Optional.ofNullable(run).flatMap(RunId::parse);
    if (run != null && only.isEmpty()) {
      problems.add(
          "'" + run + "' is no id of a run; write r- and its 26 characters, or leave it out");
    }
    if (run != null && from != null) {
      problems.add("--from: cannot be combined with RUN; the file says which run it is of");
    }
    problems.throwIfAny(ErrorKind.USAGE);
    Optional<Path> file =
        Optional.ofNullable(from).map(services.environment().workingDirectory()::resolve);
    return new Request(id.orElseThrow(), only, file, locations, format);
  }

  @Override
  public int run(Request request) {
    Optional<List<LedgerRecord>> saved = request.from().map(ErroredLedger::read);
    Rediscovery rediscovery = services.rediscovery(request.project());
    Recovered recovered =
        saved
            .map(rediscovery::recoverFrom)
            .map(found -> new Recovered(List.of(found), Map.of()))
            .orElseGet(() -> rediscovery.recover(request.only(), request.locations()));
    view(request.format()).show(recovered);
    return recovered.isComplete() ? ExitCode.DONE : ExitCode.of(ErrorKind.CLEANUP_INCOMPLETE);
  }

  private FoundRunsView view(Format format) {
    return switch (format) {
      case TABLE -> new FoundRunsText(services);
      case JSON -> new FoundRunsJson(DocumentPrinter.json(services.terminal()));
      case CSV -> new FoundRunsJson(DocumentPrinter.csv(services.terminal(), "runs"));
    };
  }

  record Request(
      String project,
      Optional<RunId> only,
      Optional<Path> from,
      List<Location> locations,
      Format format) {}
}
