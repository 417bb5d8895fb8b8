package dev.carbon.cli;

import dev.carbon.error.Problems;
import dev.carbon.staging.RunId;
import dev.carbon.train.Histories;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the name of an earlier run: its id, or enough of its beginning to tell it from others. */
public final class RunInput {
  private static final int SHOWN = 5;

  /** Nobody means the only run there is by an empty variable. */
  private static final int SHORTEST = 4;

  private RunInput() {}

  /** The run; nothing when there is a problem with it. */
  public static Optional<RunId> read(
      Histories histories, @Nullable String text, Problems problems) {
    if (text == null) {
      problems.add("no run given; write its id, as carbon train printed it");
      return Optional.empty();
    }
    if (text.length() < SHORTEST) {
      problems.add("'" + text + "' is too short for a run; write r- and at least two characters");
      return Optional.empty();
    }
    List<RunId> alike =
        histories.runs().stream().filter(run -> run.value().startsWith(text)).sorted().toList();
    if (alike.size() == 1) {
      return Optional.of(alike.get(0));
    }
    problems.add(alike.isEmpty() ? unknown(text) : several(text, alike));
    return Optional.empty();
  }

  private static String unknown(String text) {
    return "no run "
        + text
        + " is known here; carbon jobs lists those that are, carbon recover looks for others";
  }

  private static String several(String text, List<RunId> alike) {
    String some = String.join(", ", alike.stream().limit(SHOWN).map(RunId::value).toList());
    return text + " may be " + alike.size() + " runs (" + some + "); write more of the id";
  }
}
