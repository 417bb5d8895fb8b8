package dev.carbon.cli.train;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.RunParameter;
import dev.carbon.cli.Services;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.staging.RunId;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the outputs of a run home. */
@Command(
    name = "fetch",
    description = {
      "Bring home what the bucket of a run holds by now, each file verified; the bucket stays.",
      "Also while the job runs: its checkpoints so far."
    },
    footer = {
      "",
      "Examples:",
      "  carbon fetch r-4kzj",
      "  carbon fetch r-4kzj --output models/today"
    })
public final class FetchCommand implements CarbonCommand<FetchCommand.Request> {
  private final Services services;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Another folder for the outputs than the run's own.")
  private @Nullable Path folder;

  @Mixin private final OutputOptions output = new OutputOptions();

  public FetchCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    Optional<RunId> id = run.read(services.histories(), problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(
        id.orElseThrow(),
        Optional.ofNullable(folder)
            .map(each -> services.environment().workingDirectory().resolve(each).normalize()),
        format);
  }

  @Override
  public int run(Request request) {
    return new EarlierRun(request.run(), request.format(), services)
        .work((care, listener) -> care.fetch(request.run(), request.folder(), listener));
  }

  record Request(RunId run, Optional<Path> folder, Format format) {}
}
