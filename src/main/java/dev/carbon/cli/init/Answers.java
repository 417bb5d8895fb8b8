package dev.carbon.cli.init;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.terminal.Terminal;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Takes what a flag says, or asks the person, or takes the default. */
final class Answers {
  private final Terminal terminal;
  private final boolean asks;
  private final Problems problems;

  /**
   * Where answers come from.
   *
   * @param asks whether there is a person to ask
   * @param problems takes what is wrong with flags; a person is asked again
   */
  Answers(Terminal terminal, boolean asks, Problems problems) {
    this.terminal = terminal;
    this.asks = asks;
    this.problems = problems;
  }

  /**
   * The value, or an empty text.
   *
   * @param flag as it is called
   * @param value of the flag, null when it was not given
   * @param question for the person
   * @param fallback what no answer means; may be empty
   * @param check adds what is wrong with a value that is not empty
   * @throws CarbonException INTERRUPTED when the input ends
   */
  String take(
      String flag,
      @Nullable String value,
      String question,
      String fallback,
      BiConsumer<String, Problems> check) {
    if (value != null) {
      check(value, check, problems);
      return value;
    }
    if (!asks) {
      check(fallback, check, problems);
      return fallback;
    }
    while (true) {
      String answer = answer(question, fallback, flag);
      Problems wrong = new Problems();
      check(answer, check, wrong);
      if (wrong.isEmpty()) {
        return answer;
      }
      wrong.messages().forEach(terminal::say);
    }
  }

  private static void check(String value, BiConsumer<String, Problems> check, Problems problems) {
    if (!value.isEmpty()) {
      check.accept(value, problems);
    }
  }

  private String answer(String question, String fallback, String flag) {
    String shown = fallback.isEmpty() ? "none" : fallback;
    Optional<String> line = terminal.ask(question + " [" + shown + "] ", flag);
    return line.map(text -> text.isBlank() ? fallback : text.strip())
        .orElseThrow(
            () ->
                new CarbonException(ErrorKind.INTERRUPTED, "the input ended; nothing was written"));
  }
}
