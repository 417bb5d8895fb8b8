package dev.carbon.cli.help;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Services;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that teaches a shell to complete carbon's words. */
@Command(
    name = "completion",
    description = "Print a completion script for a shell.",
    footer = {
      "",
      "Examples:",
      "  source <(carbon completion bash)",
      "  carbon completion zsh > ~/.zsh/carbon-completion.zsh"
    })
public final class CompletionCommand implements CarbonCommand<CompletionCommand.Request> {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  private final Services services;

  @Parameters(index = "0", arity = "0..1", paramLabel = "bash|zsh", description = "The shell.")
  private @Nullable String shell;

  @Spec private @Nullable CommandSpec spec;

  public CompletionCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    if (shell == null || !SHELLS.contains(shell)) {
      problems.add("completion: name a shell, bash or zsh");
    }
    problems.throwIfAny(ErrorKind.USAGE);
    if (spec == null) {
      throw new IllegalStateException("the parser sets this");
    }
    return new Request(spec.root());
  }

  /** One script serves both shells: it switches zsh to bash's way of completing. */
  @Override
  public int run(Request request) {
    CommandLine root = request.root().commandLine();
    CompletionWords words = new CompletionWords(services, root);
    root.getSubcommands().values().forEach(each -> words.teach(each.getCommandSpec()));
    services.terminal().result(AutoComplete.bash("carbon", root));
    return ExitCode.DONE;
  }

  record Request(CommandSpec root) {}
}
