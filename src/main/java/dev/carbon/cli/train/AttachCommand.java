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

/** Goes on with a run that was let go of. */
@Command(
    name = "attach",
    description = {
      "Watch the job of an earlier run, bring its outputs home, remove its bucket, print the"
          + " receipt.",
      "Of a run that has ended: print its receipt, and exit as it did."
    },
    footer = {"", "Examples:", "  carbon attach r-4kzj", "  carbon attach r-4kzj --tail all"})
public final class AttachCommand implements CarbonCommand<AttachCommand.Request> {
  private final Services services;

  @Mixin private final AttachOptions attach = new AttachOptions();

  @Mixin private final StopOptions stop = new StopOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  public AttachCommand(Services services) {
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
        .toTheEnd((care, listener) -> care.attach(request.attach(), listener));
  }

  record Request(AttachRequest attach, StopAnswer answer, Format format) {}
}
