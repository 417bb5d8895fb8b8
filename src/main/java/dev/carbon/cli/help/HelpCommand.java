package dev.carbon.cli.help;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Services;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command or a topic. */
@Command(
    name = "help",
    description = "Help for a command, or on a topic: environment, exit-codes, json.",
    footer = {"", "Examples:", "  carbon help train", "  carbon help exit-codes"})
public final class HelpCommand implements CarbonCommand<HelpCommand.Request> {
  private static final List<String> TOPICS = List.of("environment", "exit-codes", "json");

  private final Services services;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMAND|TOPIC",
      description = "What to explain.")
  private @Nullable String subject;

  @Spec private @Nullable CommandSpec spec;

  public HelpCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    CommandLine root = root();
    if (subject != null && !known(root).contains(subject)) {
      problems.add(
          "help: no command or topic '"
              + subject
              + "'"
              + Suggestion.sentence(subject, known(root)));
    }
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(subject == null ? "" : subject, root);
  }

  @Override
  public int run(Request request) {
    Terminal terminal = services.terminal();
    if (TOPICS.contains(request.subject())) {
      terminal.result(topic(request.subject()).stripTrailing());
      return ExitCode.DONE;
    }
    CommandLine command =
        request.root().getSubcommands().getOrDefault(request.subject(), request.root());
    terminal.result(command.getUsageMessage().stripTrailing());
    return ExitCode.DONE;
  }

  private CommandLine root() {
    if (spec == null) {
      throw new IllegalStateException("the parser sets this");
    }
    return spec.root().commandLine();
  }

  static List<String> known(CommandLine root) {
    List<String> known = new ArrayList<>(root.getSubcommands().keySet());
    known.addAll(TOPICS);
    return known;
  }

  private static String topic(String name) {
    try (InputStream in = HelpCommand.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Request(String subject, CommandLine root) {}
}
