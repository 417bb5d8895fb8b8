package dev.carbon.signal;

import java.time.Duration;
import java.util.Optional;

/** A program of its own, for {@link SignalsTest}: says what it hears, one line each. */
final class SignalledProgram {
  private static final Duration LONG = Duration.ofMinutes(2);

  private SignalledProgram() {}

  /** Waits for one signal, then, when asked to stay, for another one. */
  public static void main(String[] arguments) {
    Signals signals = new Signals();
    signals.listen();
    System.out.println("ready " + signals.reason().map(StopReason::name).orElse("none"));
    signals.pause(LONG);
    Optional<StopReason> first = signals.reason();
    System.out.println("heard " + first.map(StopReason::name).orElse("none"));
    if (arguments.length > 0) {
      signals.pause(LONG);
    }
    System.exit(first.map(StopReason::exitCode).orElse(0));
  }
}
