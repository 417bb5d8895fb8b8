package dev.carbon.cli.estimate;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.PlacementOptions;
import dev.carbon.cli.Services;
import dev.carbon.cli.Waiting;
import dev.carbon.config.Setting;
import dev.carbon.error.Problems;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.placement.Ranking;
import dev.carbon.unit.Durations;
import dev.carbon.unit.Numbers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      "  carbon estimate --hours 24 --accelerator h100:8 --format json"
    })
public final class EstimateCommand implements CarbonCommand<EstimateCommand.Request> {
  private static final int MOST_HOURS = 87_600;
  private static final double NANOS_PER_HOUR = 3.6e12;

  private final Services services;

  @Option(
      names = "--hours",
      paramLabel = "H",
      description = "How long the job runs: hours, such as 3 or 0.5, or a time, such as 90m.")
  private @Nullable String hours;

  @Mixin private final PlacementOptions placement = new PlacementOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  public EstimateCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Duration time = time(hours, problems);
    Format format = output.format(new Inputs(services.settings()), problems);
    return new Request(
        time,
        placement.request(services, services.settings().text(Setting.PROJECT), problems),
        format);
  }

  @Override
  public int run(Request request) {
    Ranking ranking =
        Waiting.during(
            services.terminal(),
            "Asking how dirty each grid is",
            () -> services.regionSurvey().rank(request.placement()));
    view(request.format())
        .show(
            services.estimator().estimate(ranking, request.placement().workers(), request.time()));
    return ExitCode.DONE;
  }

  private EstimateView view(Format format) {
    return switch (format) {
      case TABLE -> new EstimateText(services.terminal());
      case JSON -> new EstimateJson(DocumentPrinter.json(services.terminal()));
      case CSV ->
          new EstimateJson(DocumentPrinter.csv(services.terminal(), "estimates", "excluded"));
    };
  }

  private static Duration time(@Nullable String text, Problems problems) {
    if (text == null) {
      problems.add("--hours is missing; say how long the job runs, such as --hours 3");
      return Duration.ofHours(1);
    }
    Optional<Duration> time =
        ofHours(text)
            .or(() -> Durations.parse(text))
            .filter(each -> each.compareTo(Duration.ZERO) > 0)
            .filter(each -> each.compareTo(Duration.ofHours(MOST_HOURS)) <= 0);
    if (time.isEmpty()) {
      problems.add(
          "--hours: '" + text + "' is no time up to ten years (87600 h); write 3, 0.5 or 90m");
    }
    return time.orElse(Duration.ofHours(1));
  }

  private static Optional<Duration> ofHours(String text) {
    return Numbers.parse(text)
        .filter(number -> number > 0 && number <= MOST_HOURS)
        .map(number -> Duration.ofNanos(Math.round(number * NANOS_PER_HOUR)));
  }

  record Request(Duration time, PlacementRequest placement, Format format) {}
}
