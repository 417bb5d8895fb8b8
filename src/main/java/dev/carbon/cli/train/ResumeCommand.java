package dev.carbon.cli.train;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.error.Problems;
import dev.carbon.train.AttachRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Finishes what is open of a run. */
@Command(
    name = "resume",
    description = {
      "Finish whatever is open of an earlier run, after carbon itself was ended: find out what was"
          + " made, watch the job to its end, bring its outputs home, remove its bucket.",
      "A run whose job was never made is undone, not started: its history holds no arguments."
    },
    footer = {"", "Example:", "  carbon resume r-4kzj"})
public final class ResumeCommand implements CarbonCommand<ResumeCommand.Request> {
  private final Services services;

  @Mixin private final AttachOptions attach = new AttachOptions();

  @Mixin private final StopOptions stop = new StopOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  public ResumeCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    StopAnswer answer = new StopAnswer(stop.onTerm(problems), true);
    return new Request(attach.request(services, problems), answer, format);
  }

  @Override
  public int run(Request request) {
    return new EarlierRun(request.attach().run(), request.format(), services, request.answer())
        .toTheEnd((care, listener) -> care.resume(request.attach(), listener));
  }

  record Request(AttachRequest attach, StopAnswer answer, Format format) {}
}
