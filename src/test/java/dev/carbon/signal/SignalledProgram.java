package dev.carbon.signal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A program of its own, for {@link SignalsTest}: says what it hears, one line each. */
final class SignalledProgram {
  private static final Duration LONG = Duration.ofMinutes(2);

  private SignalledProgram() {}

  /** Waits for one signal, then, when asked to {@code stay} or to {@code forget}, for another. */
  public static void main(String[] arguments) {
    Signals signals = new Signals();
    signals.listen();
    System.out.println("ready " + name(signals.reason()));
    signals.pause(LONG);
    Optional<StopReason> first = signals.reason();
    System.out.println("heard " + name(first));
    List<String> wishes = List.of(arguments);
    if (wishes.contains("stay")) {
      awaitAnother(signals, first);
    }
    if (wishes.contains("forget")) {
      signals.forget();
      System.out.println("forgotten " + name(signals.reason()));
      signals.pause(LONG);
      System.out.println("heard " + name(signals.reason()));
    }
    System.exit(first.map(StopReason::exitCode).orElse(0));
  }

  private static void awaitAnother(Signals signals, Optional<StopReason> first) {
    while (signals.reason().equals(first)) {
      signals.pause(Duration.ofMillis(10));
    }
    System.out.println("then " + name(signals.reason()));
  }

  private static String name(Optional<StopReason> reason) {
    return reason.map(StopReason::name).orElse("none");
  }
}
