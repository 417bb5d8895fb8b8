package dev.carbon.cli.intensity;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.cli.SourceOptions;
import dev.carbon.cli.Waiting;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.intensity.GridQuestion;
import dev.carbon.intensity.GridReport;
import dev.carbon.intensity.Place;
import dev.carbon.intensity.SourceWish;
import dev.carbon.terminal.Terminal;
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
      "  carbon intensity --region europe-west3 --forecast 24",
      "  carbon intensity --lat 41.92 --lon -93.31 --breakdown --format json"
    })
public final class IntensityCommand implements CarbonCommand<IntensityCommand.Request> {
  private static final Duration PAST = Duration.ofHours(24);

  private final Services services;

  @Mixin private final PlaceOptions place = new PlaceOptions();

  @Option(
      names = "--breakdown",
      description = "Add the power mix: renewable and fossil-free share, MW and %% of each source.")
  private boolean breakdown;

  @Option(names = "--history", description = "Add the last 24 hours.")
  private boolean history;

  @Option(
      names = "--forecast",
      paramLabel = "HOURS",
      description = "Add the hours to come, 1 to 72, and the cleanest three of them.")
  private @Nullable String forecast;

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
    Optional<Duration> ahead = forecast(problems);
    Format format = output.format(inputs, problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(
        new GridQuestion(
            places,
            wish,
            breakdown,
            history ? Optional.of(PAST) : Optional.empty(),
            ahead,
            freshness),
        format);
  }

  @Override
  public int run(Request request) {
    GridReport report =
        Waiting.during(
            services.terminal(),
            "Asking how dirty the grid is",
            () -> services.intensityLookup().ask(request.question()));
    view(request).show(report);
    return ExitCode.DONE;
  }

  private Optional<Duration> forecast(Problems problems) {
    if (forecast == null) {
      return Optional.empty();
    }
    if (!forecast.matches("[1-9]|[1-6][0-9]|7[0-2]")) {
      problems.add("--forecast: '" + forecast + "' is no number of hours from 1 to 72");
      return Optional.empty();
    }
    return Optional.of(Duration.ofHours(Long.parseLong(forecast)));
  }

  private IntensityView view(Request request) {
    Terminal terminal = services.terminal();
    Duration maxAge = request.question().maxAge();
    return switch (request.format()) {
      case TABLE -> new IntensityText(terminal, maxAge);
      case JSON -> new IntensityJson(DocumentPrinter.json(terminal), maxAge);
      case CSV ->
          request.question().asksForSeries()
              ? new IntensityCsv(terminal)
              : new IntensityJson(DocumentPrinter.csv(terminal, "ranking", "excluded"), maxAge);
    };
  }

  record Request(GridQuestion question, Format format) {}
}
