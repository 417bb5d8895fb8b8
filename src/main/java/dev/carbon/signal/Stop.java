package dev.carbon.signal;

import java.time.Duration;
import java.util.Optional;

/** Whether carbon was asked to stop, and a pause that such a request ends. */
public interface Stop {
  /** Begins to listen. Until then a signal does what it always does: it ends the process. */
  default void listen() {}

  /**
   * The request, if there was one: the first, unless the system wants to end the process after a
   * Ctrl-C.
   */
  Optional<StopReason> reason();

  /** The request is answered and the work goes on: the next one is a first one again. */
  void forget();

  /**
   * Waits for the given time, or until carbon is asked to stop for the first time. A request that
   * came before is known to the caller: then the wait has its full length.
   */
  void pause(Duration time);
}
