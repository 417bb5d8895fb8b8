package dev.carbon.cli.estimate;

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
import dev.carbon.placement.PlacementRequest;
import dev.carbon.placement.Ranking;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a job would use and cause in each region, without launching anything. */
@Command(
    name = "estimate",
    description =
        "Estimate energy, carbon, water, embodied carbon and cost of a job in each region, without"
            + " launching.",
    footer = {
      "",
      "Examples:",
      "  carbon estimate --hours 3 --accelerator l4 --regions eu",
      "  carbon estimate --hours 90m --machine n1-standard-8 --replicas 4",
      "  carbon estimate --hours 24 --accelerator h100:8 --spot --format json"
    })
public final class EstimateCommand implements CarbonCommand<EstimateCommand.Request> {
  private final Services services;

  @Mixin private final HoursOption hours = new HoursOption();
  @Mixin private final PlacementOptions placement = new PlacementOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  public EstimateCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Duration time = hours.requiredTime(problems);
    Format format = output.format(new Inputs(services.settings()), problems);
    return new Request(
        time,
        placement.request(
            services, services.settings().text(Setting.PROJECT), Optional.of(time), problems),
        format);
  }

  @Override
  public int run(Request request) {
    Ranking ranking =
        Waiting.forTheGrids(
            services.terminal(), () -> services.regionSurvey().rank(request.placement()));
    view(request.format())
        .show(
            services.estimator().estimate(ranking, request.placement().workers(), request.time()));
    return ExitCode.DONE;
  }

  private EstimateView view(Format format) {
    return switch (format) {
      case TABLE ->
          new EstimateText(services.terminal(), services.settings().percent(Setting.VERTEX_FEE));
      case JSON -> new EstimateJson(DocumentPrinter.json(services.terminal()));
      case CSV ->
          new EstimateJson(DocumentPrinter.csv(services.terminal(), "estimates", "excluded"));
    };
  }

  record Request(Duration time, PlacementRequest placement, Format format) {}
}
