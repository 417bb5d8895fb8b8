package dev.carbon;

import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts what picocli could not parse into the user's words. */
final class ParseProblems {
  private ParseProblems() {}

  static Problems of(ParseResult parsed, CommandLine root) {
    Problems problems = new Problems();
    for (ParseResult each = parsed; ; each = each.subcommand()) {
      for (Exception error : each.errors()) {
        if (error instanceof UnmatchedArgumentException unmatched) {
          addAll(unmatched, root, problems);
        } else {
          problems.add(String.valueOf(error.getMessage()));
        }
      }
      if (!each.hasSubcommand()) {
        return problems;
      }
    }
  }

  private static void addAll(
      UnmatchedArgumentException error, CommandLine root, Problems problems) {
    for (String word : error.getUnmatched()) {
      if (error.getCommandLine() == root && isOptionOfACommand(word, root)) {
        // What follows is that option's value and the words of a command: not worth a complaint
        // each.
        problems.add("option '" + optionName(word) + "' goes after the command");
        return;
      }
      problems.add(unknown(word, error, root));
    }
  }

  private static boolean isOptionOfACommand(String word, CommandLine root) {
    return root.getSubcommands().values().stream()
        .anyMatch(command -> command.getCommandSpec().findOption(optionName(word)) != null);
  }

  private static String optionName(String word) {
    return word.split("=", 2)[0];
  }

  /** Whether the command hands words on to somebody else. */
  private static boolean takesArguments(CommandLine command) {
    return command.getCommandSpec().positionalParameters().stream()
        .anyMatch(parameter -> parameter.arity().isVariable() || parameter.index().isVariable());
  }

  private static String unknown(String word, UnmatchedArgumentException error, CommandLine root) {
    CommandLine command = error.getCommandLine();
    if (word.startsWith("-")) {
      String name = optionName(word);
      List<String> options = new ArrayList<>();
      for (OptionSpec option : command.getCommandSpec().options()) {
        options.addAll(List.of(option.names()));
      }
      String suggestion = Suggestion.sentence(name, options);
      boolean mayBeTheScripts = suggestion.isEmpty() && takesArguments(command);
      return "unknown option '"
          + name
          + "'"
          + (mayBeTheScripts ? " (if it is meant for the script, put -- before it)" : suggestion);
    }
    if (command == root) {
      return "unknown command '"
          + word
          + "'"
          + Suggestion.sentence(word, root.getSubcommands().keySet());
    }
    return "unexpected argument '" + word + "'";
  }
}
