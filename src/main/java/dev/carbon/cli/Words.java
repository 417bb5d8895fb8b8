package dev.carbon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The words of the command line that are no options.
 *
 * @param script what to train; empty when the first such word stands behind {@code --}
 * @param origin of a script that was not typed, to begin a complaint with; else empty
 * @param arguments of the program, as they were typed
 * @param hasDashes whether there is a {@code --}
 */
public record Words(
    Optional<String> script, String origin, List<String> arguments, boolean hasDashes) {
  private static final String DASHES = "--";

  public Words {
    arguments = List.copyOf(arguments);
  }

  /** The words as the parser filled them in, the script first wherever it stood. */
  public static Words of(CommandSpec spec, @Nullable String first, List<String> others) {
    List<String> typed = spec.commandLine().getParseResult().originalArgs();
    int dashes = typed.indexOf(DASHES);
    if (first == null) {
      return new Words(Optional.empty(), "", List.of(), dashes >= 0);
    }
    boolean allBehind = dashes >= 0 && typed.size() - dashes - 1 == 1 + others.size();
    if (!allBehind) {
      return new Words(Optional.of(first), "", List.copyOf(others), dashes >= 0);
    }
    List<String> arguments = new ArrayList<>(List.of(first));
    arguments.addAll(others);
    return new Words(Optional.empty(), "", List.copyOf(arguments), true);
  }
}
