package dev.carbon.cli.intensity;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.cli.SourceOptions;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.intensity.GridQuestion;
import dev.carbon.intensity.GridReport;
import dev.carbon.intensity.Place;
import dev.carbon.intensity.SourceWish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers how dirty the electricity is at a place. */
@Command(
    name = "intensity",
    description = "Carbon intensity of the electricity at a place, now.",
    footer = {
      "",
      "Examples:",
      "  carbon intensity --region europe-west4,us-central1",
      "  carbon intensity --zone US-MIDW-MISO --breakdown",
      "  carbon intensity --lat 41.92 --lon -93.31 --breakdown --format json"
    })
public final class IntensityCommand implements CarbonCommand<IntensityCommand.Request> {
  private final Services services;

  @Mixin private final PlaceOptions place = new PlaceOptions();

  @Option(
      names = "--breakdown",
      description = "Add the power mix: renewable and fossil-free share, MW and %% of each source.")
  private boolean breakdown;

  @Mixin private final SourceOptions figures = new SourceOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  public IntensityCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Inputs inputs = new Inputs(services.settings());
    List<Place> places = place.places(services.catalogue().regions(), problems);
    SourceWish wish = figures.wish(services, problems);
    Duration freshness = figures.maxAge(services, problems);
    Format format = output.format(inputs, problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(
        new GridQuestion(places, wish, breakdown, Optional.empty(), Optional.empty(), freshness),
        format);
  }

  @Override
  public int run(Request request) {
    GridReport report = services.intensityLookup().ask(request.question());
    view(request).show(report);
    return ExitCode.DONE;
  }

  private IntensityView view(Request request) {
    return switch (request.format()) {
      case TABLE -> new IntensityText(services.terminal(), request.question().maxAge());
      case JSON ->
          new IntensityJson(
              services.terminal(), request.question().maxAge(), request.question().breakdown());
    };
  }

  record Request(GridQuestion question, Format format) {}
}
