package dev.carbon.cli.train;

import static java.util.Objects.requireNonNull;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.HoursOption;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.PlacementOptions;
import dev.carbon.cli.Services;
import dev.carbon.cli.Waiting;
import dev.carbon.cli.Words;
import dev.carbon.cli.task.ImageChoice;
import dev.carbon.cli.task.JobInput;
import dev.carbon.cli.task.JobOptions;
import dev.carbon.cli.task.TaskDefaults;
import dev.carbon.cli.task.TaskView;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;
import dev.carbon.train.TrainRequest;
import dev.carbon.train.Trainer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains where the electricity is cleanest. */
@Command(
    name = "train",
    description = "Train in the cleanest region that can take the job; print the receipt.",
    footer = {
      "",
      "Examples:",
      "  carbon train task.py --regions us-central1,europe-west4",
      "  carbon train task.py --regions eu --accelerator t4 --dry-run",
      "  carbon train . --entry train.py --requirements requirements.txt",
      "  carbon train task.py --project my-project --yes -- --epochs 20"
    })
public final class TrainCommand implements CarbonCommand<TrainCommand.Request> {
  private final Services services;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SCRIPT",
      description = "Python script, or a folder of code (see --entry).")
  private @Nullable String script;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGS",
      description = "The program's own arguments, after --.")
  private List<String> arguments = List.of();

  @Mixin private final PlacementOptions placement = new PlacementOptions();
  @Mixin private final HoursOption hours = new HoursOption();
  @Mixin private final JobOptions job = new JobOptions();

  @Option(names = "--dry-run", description = "Print the plan and change nothing.")
  private boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Start a run that costs money without asking.")
  private boolean yes;

  @Option(
      names = "--detach",
      description = "Let go of the job once it is made; carbon attach goes on with it.")
  private boolean detach;

  @Mixin private final StopOptions stop = new StopOptions();

  @Option(names = "--no-input", description = "Never ask; fail where a question would be needed.")
  private boolean noInput;

  @Mixin private final OutputOptions output = new OutputOptions();

  public TrainCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    CommandSpec command = requireNonNull(spec);
    Words words =
        new TaskDefaults(services.settings().task(), command)
            .fill(
                Words.of(command, script, arguments),
                services.environment().workingDirectory(),
                problems);
    Format format = output.format(new Inputs(services.settings()), problems);
    StopAnswer answer = new StopAnswer(stop.onTerm(problems), !noInput);
    JobInput input = job.read(services, words, placement.provisioning(), problems);
    input.checkOutput(problems);
    input.checkPins(problems);
    PlacementRequest where =
        placement.request(services, input.project(), hours.time(problems), problems);
    ImageChoice image = input.image(where.workers().machine());
    TrainRequest train = input.request(where, image, problems);
    if (detach && train.backend().isRehearsal()) {
      problems.add("--detach: a rehearsal ends with carbon; leave it out, or add --backend vertex");
      problems.throwIfAny(ErrorKind.USAGE);
    }
    return new Request(
        train,
        input.view(train, image),
        input.project(),
        format,
        dryRun,
        yes,
        noInput,
        detach,
        answer);
  }

  @Override
  public int run(Request request) {
    TrainView view = TrainView.of(request.format(), request.task(), services);
    if (request.dryRun()) {
      view.planned(plan(request));
      return ExitCode.DONE;
    }
    Trainer trainer = services.trainer(request.train().backend(), request.project());
    TrainPlan plan = plan(request);
    view.starting(plan);
    if (!isWanted(plan, request)) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "nothing was started");
    }
    TrainProgress progress =
        new TrainProgress(services.terminal(), plan.workers(), request.answer());
    TrainOutcome outcome =
        request.detach() ? trainer.launch(plan, progress) : trainer.run(plan, progress);
    progress.done(outcome);
    view.ended(outcome);
    return TrainExit.code(outcome);
  }

  private TrainPlan plan(Request request) {
    return Waiting.forTheGrids(
        services.terminal(), () -> services.trainPlanner().plan(request.train()));
  }

  /** A rehearsal costs nothing; anything else wants a yes. */
  private boolean isWanted(TrainPlan plan, Request request) {
    if (plan.backend().isRehearsal() || request.yes()) {
      return true;
    }
    if (request.noInput()) {
      throw new CarbonException(
          ErrorKind.USAGE,
          "a run on Vertex AI needs a yes, and --no-input forbids to ask",
          "add --yes");
    }
    return services.terminal().confirm("Start this run?", "--yes");
  }

  record Request(
      TrainRequest train,
      TaskView task,
      Optional<String> project,
      Format format,
      boolean dryRun,
      boolean yes,
      boolean noInput,
      boolean detach,
      StopAnswer answer) {}
}
