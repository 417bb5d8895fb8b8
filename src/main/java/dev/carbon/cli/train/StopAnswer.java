package dev.carbon.cli.train;

import dev.carbon.region.Price;
import dev.carbon.signal.Stop;
import dev.carbon.signal.StopReason;
import dev.carbon.terminal.Terminal;
import dev.carbon.train.JobFate;
import java.util.Locale;
import java.util.Optional;

/**
 * What carbon does with a living job when it is asked to stop: a person who types Ctrl-C at a
 * terminal is asked, and the system is answered by an option.
 *
 * @param onTerm what to do when the system ends carbon, or the terminal goes away
 * @param mayAsk whether a question is allowed
 */
record StopAnswer(JobFate onTerm, boolean mayAsk) {
  /** For commands that leave no choice. */
  static final StopAnswer USUAL = new StopAnswer(JobFate.DETACH, true);

  private static final String QUESTION = "[d]etach (default), [c]ancel it or [k]eep watching? ";

  /**
   * What becomes of the job; blocks while a person is asked.
   *
   * @param perHour what the job costs, at list price
   */
  JobFate of(Stop stop, Optional<Price> perHour, Terminal terminal) {
    if (isCtrlC(stop)) {
      return mayAsk && terminal.canAsk() ? ask(stop, perHour, terminal) : JobFate.DETACH;
    }
    return onTerm;
  }

  private JobFate ask(Stop stop, Optional<Price> perHour, Terminal terminal) {
    terminal.say(
        "The job goes on without carbon and costs " + cost(perHour) + ". Ctrl-C halts carbon.");
    while (true) {
      Optional<String> answer = terminal.askWhile(() -> isCtrlC(stop), QUESTION);
      if (!isCtrlC(stop)) {
        terminal.say("");
        return onTerm;
      }
      Optional<JobFate> fate = fate(answer.orElse(""));
      if (fate.isPresent()) {
        return fate.get();
      }
    }
  }

  private static boolean isCtrlC(Stop stop) {
    return stop.reason().equals(Optional.of(StopReason.INTERRUPT));
  }

  /** Empty for a word that is no answer; who types nothing lets go. */
  private static Optional<JobFate> fate(String answer) {
    return switch (answer.strip().toLowerCase(Locale.ROOT)) {
      case "", "d", "detach" -> Optional.of(JobFate.DETACH);
      case "c", "cancel" -> Optional.of(JobFate.CANCEL);
      case "k", "keep", "keep watching" -> Optional.of(JobFate.KEEP_WATCHING);
      default -> Optional.empty();
    };
  }

  private static String cost(Optional<Price> perHour) {
    return perHour
        .map(
            price ->
                String.format(
                    Locale.ROOT,
                    "$%.2f an hour (list price of %s)",
                    price.amount().value(),
                    price.asOf()))
        .orElse("an unknown amount an hour");
  }
}
