package dev.carbon.cli.sources;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.error.Problems;
import dev.carbon.region.Region;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the sources of figures without asking any of them. */
@Command(
    name = "sources",
    description =
        "List the sources of carbon intensity: key, kind, regions, licence. Asks none of them.",
    footer = {
      "",
      "Whether a key is accepted: carbon doctor.",
      "",
      "Examples:",
      "  carbon sources",
      "  carbon sources --format json"
    })
public final class SourcesCommand implements CarbonCommand<SourcesCommand.Request> {
  private final Services services;

  @Mixin private final OutputOptions output = new OutputOptions();

  public SourcesCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    return new Request(output.format(new Inputs(services.settings()), problems));
  }

  @Override
  public int run(Request request) {
    List<Region> regions =
        services.catalogue().regions().all().stream().filter(Region::isPublic).toList();
    List<SourceFacts> sources =
        services.sources().all().stream()
            .map(option -> SourceFacts.of(option, regions, services.cache()))
            .toList();
    view(request.format(), regions.size()).show(sources);
    return ExitCode.DONE;
  }

  private SourcesView view(Format format, int publicRegions) {
    return switch (format) {
      case TABLE -> new SourcesText(services.terminal(), publicRegions, services.clock().instant());
      case JSON -> new SourcesJson(DocumentPrinter.json(services.terminal()));
      case CSV -> new SourcesJson(DocumentPrinter.csv(services.terminal(), "sources"));
    };
  }

  record Request(Format format) {}
}
