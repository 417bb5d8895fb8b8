package dev.carbon.cli.doctor;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.cli.Waiting;
import dev.carbon.doctor.Diagnosis;
import dev.carbon.doctor.Doctor;
import dev.carbon.error.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks what carbon depends on, and says how to mend what does not work. */
@Command(
    name = "doctor",
    description =
        "Check keys and what they cover, Google Cloud (login, project, rights, quota), proxy,"
            + " Python and clock; each line has its fix.",
    footer = {
      "",
      "Ends with 0 when nothing failed, else with the code of the worst failure.",
      "",
      "Examples:",
      "  carbon doctor",
      "  carbon doctor --format json"
    })
public final class DoctorCommand implements CarbonCommand<DoctorCommand.Request> {
  private final Services services;

  @Mixin private final OutputOptions output = new OutputOptions();

  public DoctorCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    return new Request(output.format(new Inputs(services.settings()), problems));
  }

  @Override
  public int run(Request request) {
    Doctor doctor = services.doctor();
    String checking = "Checking, for at most " + doctor.longest().toSeconds() + " s";
    Diagnosis diagnosis = Waiting.during(services.terminal(), checking, doctor::examine);
    view(request.format()).show(diagnosis);
    return diagnosis.worst().map(ExitCode::of).orElse(ExitCode.DONE);
  }

  private DoctorView view(Format format) {
    return switch (format) {
      case TABLE -> new DoctorText(services.terminal());
      case JSON -> new DoctorJson(DocumentPrinter.json(services.terminal()));
      case CSV -> new DoctorJson(DocumentPrinter.csv(services.terminal(), "checks"));
    };
  }

  record Request(Format format) {}
}
