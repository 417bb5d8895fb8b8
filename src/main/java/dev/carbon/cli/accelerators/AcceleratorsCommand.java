package dev.carbon.cli.accelerators;

import dev.carbon.cli.AcceleratorInput;
import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.cli.SourceOptions;
import dev.carbon.cli.Waiting;
import dev.carbon.config.Setting;
import dev.carbon.error.Problems;
import dev.carbon.placement.AcceleratorOverview;
import dev.carbon.placement.SourceChoice;
import dev.carbon.region.Accelerator;
import dev.carbon.region.Hardware;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the accelerators and where each is best used. */
@Command(
    name = "accelerators",
    description =
        "List the accelerators: watts, memory, machine types, regions, and what an hour costs and"
            + " emits.",
    footer = {
      "",
      "Compares all regions, whatever the settings say of regions.",
      "",
      "Examples:",
      "  carbon accelerators",
      "  carbon accelerators l4",
      "  carbon accelerators --format json"
    })
public final class AcceleratorsCommand implements CarbonCommand<AcceleratorsCommand.Request> {
  private final Services services;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Show this one alone, with its regions.")
  private @Nullable String name;

  @Mixin private final SourceOptions figures = new SourceOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  public AcceleratorsCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    return new Request(
        accelerators(problems),
        new SourceChoice(
            figures.wish(services, problems), figures.maxAge(services, problems), false),
        output.format(new Inputs(services.settings()), problems));
  }

  @Override
  public int run(Request request) {
    AcceleratorOverview overview =
        Waiting.forTheGrids(
            services.terminal(),
            () -> services.acceleratorSurvey().survey(request.accelerators(), request.source()));
    view(request.format()).show(overview);
    return ExitCode.DONE;
  }

  private List<Accelerator> accelerators(Problems problems) {
    Hardware hardware = services.catalogue().hardware();
    return name == null
        ? List.copyOf(hardware.accelerators())
        : AcceleratorInput.read(hardware, name, "NAME", problems).stream().toList();
  }

  private AcceleratorsView view(Format format) {
    return switch (format) {
      case TABLE -> text();
      case JSON -> new AcceleratorsJson(DocumentPrinter.json(services.terminal()));
      case CSV -> new AcceleratorsJson(DocumentPrinter.csv(services.terminal(), "accelerators"));
    };
  }

  private AcceleratorsView text() {
    double fee = services.settings().percent(Setting.VERTEX_FEE);
    return name == null
        ? new AcceleratorsText(services.terminal(), fee)
        : new OneAcceleratorText(services.terminal(), fee);
  }

  record Request(List<Accelerator> accelerators, SourceChoice source, Format format) {}
}
