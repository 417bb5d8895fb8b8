package dev.carbon.http;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.unit.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Compares this machine's clock with that of the first server that says its time: with a wrong one,
 * tokens and the age of figures mean nothing. Safe for use by many threads.
 */
public final class ClockWatch {
  /** Nobody compares anything. */
  public static final ClockWatch NONE = new ClockWatch(Clock.systemUTC(), ignored -> {}, true);

  private static final Duration TOLERABLE = Duration.ofMinutes(5);
  private static final Duration USABLE = Duration.ofHours(1);
  private static final String FIX = "set the clock of this machine, or let it follow a time server";

  private final Clock clock;
  private final Consumer<String> warning;
  private final AtomicBoolean isDone;

  /**
   * @param clock this machine's
   * @param warning hears of a difference of more than five minutes, at most once
   */
  public ClockWatch(Clock clock, Consumer<String> warning) {
    this(clock, warning, false);
  }

  private ClockWatch(Clock clock, Consumer<String> warning, boolean isDone) {
    this.clock = clock;
    this.warning = warning;
    this.isDone = new AtomicBoolean(isDone);
  }

  /**
   * Looks at an answer; at the first alone, unless that stops.
   *
   * @param server its time, which a cache on the way may have kept: then this machine seems ahead
   * @throws CarbonException CONFIGURATION when they differ by more than an hour
   */
  void see(String host, Instant server) {
    if (isDone.get()) {
      return;
    }
    Duration ahead = Duration.between(server, clock.instant());
    String words =
        "the clock of this machine is "
            + Durations.words(ahead.abs())
            + (ahead.isNegative() ? " behind " : " ahead of ")
            + host;
    if (ahead.abs().compareTo(USABLE) > 0) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, words + ": no figure's age would be right", FIX);
    }
    if (!isDone.getAndSet(true) && ahead.abs().compareTo(TOLERABLE) > 0) {
      warning.accept("warning: " + words + "; " + FIX);
    }
  }
}
