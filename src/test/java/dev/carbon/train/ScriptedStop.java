package dev.carbon.train;

import dev.carbon.signal.Stop;
import dev.carbon.signal.StopReason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stop that comes when the test says; a pause moves the clock and takes no time. */
final class ScriptedStop implements Stop {
  private static final int MOST_PAUSES = 100_000;

  private final MutableClock clock;
  private int pauses;
  private int raiseAt = -1;
  private StopReason which = StopReason.INTERRUPT;
  private @Nullable StopReason reason;
  private int looks;
  private int raiseAtLook = -1;
  private Runnable atPause = () -> {};

  ScriptedStop(MutableClock clock) {
    this.clock = clock;
  }

  void raise(StopReason why) {
    if (reason == null) {
      reason = why;
    }
  }

  /** Nobody has asked for anything: also what another process begins with. */
  @Override
  public void forget() {
    reason = null;
  }

  /** The stop comes during the n-th pause, counted from 1. */
  void raiseAtPause(int number, StopReason why) {
    raiseAt = number;
    which = why;
  }

  /** The stop comes just before the n-th time that somebody looks for it, counted from 1. */
  void raiseAtLook(int number, StopReason why) {
    raiseAtLook = number;
    which = why;
  }

  /** Something that happens in every pause. */
  void atEveryPause(Runnable event) {
    atPause = event;
  }

  int pauses() {
    return pauses;
  }

  @Override
  public Optional<StopReason> reason() {
    looks++;
    if (looks == raiseAtLook) {
      raise(which);
    }
    return Optional.ofNullable(reason);
  }

  @Override
  public void pause(Duration time) {
    pauses++;
    if (pauses > MOST_PAUSES) {
      throw new AssertionError("this run never ends");
    }
    clock.advance(time);
    atPause.run();
    if (pauses == raiseAt) {
      raise(which);
    }
  }
}
