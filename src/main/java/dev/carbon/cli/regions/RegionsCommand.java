package dev.carbon.cli.regions;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.HoursOption;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.PlacementOptions;
import dev.carbon.cli.Services;
import dev.carbon.cli.Waiting;
import dev.carbon.config.Setting;
import dev.carbon.error.Problems;
import dev.carbon.placement.OtherRegions;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.placement.Ranking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ranks the regions without launching anything. */
@Command(
    name = "regions",
    description = "Rank the regions by the carbon of an hour of computing, without launching.",
    footer = {
      "",
      "Examples:",
      "  carbon regions",
      "  carbon regions --regions eu --accelerator t4",
      "  carbon regions --accelerator l4 --weights carbon=0.7,price=0.3",
      "  carbon regions --source electricitymaps --format json"
    })
public final class RegionsCommand implements CarbonCommand<RegionsCommand.Request> {
  private final Services services;

  @Mixin private final PlacementOptions placement = new PlacementOptions();
  @Mixin private final HoursOption hours = new HoursOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  public RegionsCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    return new Request(
        placement.request(
            services, services.settings().text(Setting.PROJECT), hours.time(problems), problems),
        format);
  }

  @Override
  public int run(Request request) {
    Ranking ranking =
        Waiting.forTheGrids(
            services.terminal(), () -> services.regionSurvey().rank(request.placement()));
    view(request.format())
        .show(
            new RegionsAnswer(
                request.placement(),
                ranking,
                OtherRegions.than(request.placement(), services.catalogue().regions())));
    return ExitCode.DONE;
  }

  private RegionsView view(Format format) {
    return switch (format) {
      case TABLE -> new RegionsText(services.terminal(), fee());
      case JSON -> new RegionsJson(DocumentPrinter.json(services.terminal()));
      case CSV -> new RegionsJson(DocumentPrinter.csv(services.terminal(), "ranking", "excluded"));
    };
  }

  private double fee() {
    return services.settings().percent(Setting.VERTEX_FEE);
  }

  record Request(PlacementRequest placement, Format format) {}
}
