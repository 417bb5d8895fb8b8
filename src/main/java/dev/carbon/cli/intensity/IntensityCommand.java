package dev.carbon.cli.intensity;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.PlacementOptions;
import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.intensity.GridReport;
import dev.carbon.intensity.Place;
import dev.carbon.intensity.SourceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Source of the figure: auto (default), electricitymaps or google-annual.")
  private @Nullable String source;

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      description = "Mark older figures as stale (default: 2h).")
  private @Nullable String maxAge;

  @Mixin private final OutputOptions output = new OutputOptions();

  public IntensityCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Inputs inputs = new Inputs(services.settings());
    List<Place> places = place.places(services.catalogue().regions(), problems);
    Optional<SourceName> named =
        PlacementOptions.source(inputs.required(Setting.SOURCE, source), services, problems);
    Duration freshness = inputs.duration(Setting.MAX_AGE, maxAge, problems);
    Format format = output.format(inputs, problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(places, named, breakdown, freshness, format);
  }

  @Override
  public int run(Request request) {
    GridReport report =
        services.intensityLookup().ask(request.places(), request.source(), request.breakdown());
    view(request).show(report);
    return ExitCode.DONE;
  }

  private IntensityView view(Request request) {
    return switch (request.format()) {
      case TABLE -> new IntensityText(services.terminal(), request.maxAge());
      case JSON -> new IntensityJson(services.terminal(), request.maxAge(), request.breakdown());
    };
  }

  record Request(
      List<Place> places,
      Optional<SourceName> source,
      boolean breakdown,
      Duration maxAge,
      Format format) {}
}
