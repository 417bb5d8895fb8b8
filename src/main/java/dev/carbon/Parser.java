package dev.carbon;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.ErrorReport;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Services;
import dev.carbon.cli.VerbosityOptions;
import dev.carbon.cli.accelerators.AcceleratorsCommand;
import dev.carbon.cli.cache.CacheCommand;
import dev.carbon.cli.config.ConfigCommand;
import dev.carbon.cli.doctor.DoctorCommand;
import dev.carbon.cli.estimate.EstimateCommand;
import dev.carbon.cli.footprint.FootprintCommand;
import dev.carbon.cli.help.CompletionCommand;
import dev.carbon.cli.help.HelpCommand;
import dev.carbon.cli.iam.IamCommand;
import dev.carbon.cli.init.InitCommand;
import dev.carbon.cli.intensity.IntensityCommand;
import dev.carbon.cli.logs.LogsCommand;
import dev.carbon.cli.regions.RegionsCommand;
import dev.carbon.cli.report.ReportCommand;
import dev.carbon.cli.sources.SourcesCommand;
import dev.carbon.cli.train.AttachCommand;
import dev.carbon.cli.train.CancelCommand;
import dev.carbon.cli.train.CleanupCommand;
import dev.carbon.cli.train.FetchCommand;
import dev.carbon.cli.train.JobsCommand;
import dev.carbon.cli.train.RecoverCommand;
import dev.carbon.cli.train.ResumeCommand;
import dev.carbon.cli.train.TrainCommand;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Sets picocli up: the commands, and one way for all of them from words to an exit code. */
final class Parser {
  private static final int HELP_WIDTH = 80;

  private final Services services;
  private final CommandLine root;

  Parser(Services services) {
    this.services = services;
    this.root =
        new CommandLine(new RootCommand())
            .addSubcommand(new TrainCommand(services))
            .addSubcommand(new JobsCommand(services))
            .addSubcommand(new ReportCommand(services))
            .addSubcommand(new AttachCommand(services))
            .addSubcommand(new ResumeCommand(services))
            .addSubcommand(new CancelCommand(services))
            .addSubcommand(new FetchCommand(services))
            .addSubcommand(new CleanupCommand(services))
            .addSubcommand(new RecoverCommand(services))
            .addSubcommand(new LogsCommand(services))
            .addSubcommand(new RegionsCommand(services))
            .addSubcommand(new EstimateCommand(services))
            .addSubcommand(new IntensityCommand(services))
            .addSubcommand(new AcceleratorsCommand(services))
            .addSubcommand(new SourcesCommand(services))
            .addSubcommand(new FootprintCommand(services))
            .addSubcommand(new DoctorCommand(services))
            .addSubcommand(new IamCommand(services))
            .addSubcommand(new CacheCommand(services))
            .addSubcommand(new ConfigCommand(services))
            .addSubcommand(new InitCommand(services))
            .addSubcommand(new CompletionCommand(services))
            .addSubcommand(new HelpCommand(services))
            .setExpandAtFiles(false);
    prepare(root);
    root.getSubcommands().values().forEach(Parser::prepare);
    root.setUsageHelpWidth(HELP_WIDTH);
  }

  int run(String[] arguments) {
    try {
      return execute(root.parseArgs(arguments));
    } catch (CarbonException e) {
      return report(e, arguments);
    } catch (RuntimeException e) {
      return report(new CrashFile(services.environment()).write(e), arguments);
    }
  }

  private int report(CarbonException error, String[] arguments) {
    return new ErrorReport(services.terminal()).report(error, Formats.wanted(arguments, services));
  }

  private int execute(ParseResult parsed) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    CommandSpec spec = command.commandSpec();
    if (command.isVersionHelpRequested()) {
      services.terminal().result("carbon " + Version.current());
      return ExitCode.DONE;
    }
    boolean bare = spec == root.getCommandSpec() && command.originalArgs().isEmpty();
    if (command.isUsageHelpRequested() || bare) {
      services.terminal().result(spec.commandLine().getUsageMessage().stripTrailing());
      return ExitCode.DONE;
    }
    Problems problems = ParseProblems.of(parsed, root);
    if (spec.userObject() instanceof CarbonCommand<?> carbonCommand) {
      return carryOut(carbonCommand, spec, problems);
    }
    problems.throwIfAny(ErrorKind.USAGE);
    throw new CarbonException(ErrorKind.USAGE, "no command given", "see 'carbon --help'");
  }

  private <R> int carryOut(CarbonCommand<R> command, CommandSpec spec, Problems problems) {
    verbosity(spec).ifPresent(options -> services.terminal().speak(options.verbosity()));
    R request = command.request(problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return command.run(request);
  }

  private static Optional<VerbosityOptions.Holder> verbosity(CommandSpec spec) {
    return spec.mixins().values().stream()
        .map(CommandSpec::userObject)
        .filter(VerbosityOptions.Holder.class::isInstance)
        .map(VerbosityOptions.Holder.class::cast)
        .findFirst();
  }

  private static void prepare(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.mixinStandardHelpOptions(true);
    spec.parser().collectErrors(true);
    spec.usageMessage()
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .exitCodeListHeading("%nExit codes (all: carbon help exit-codes):%n")
        .exitCodeList(ExitCode.summary());
  }
}
