package dev.carbon.signal;

import java.time.Duration;
import java.util.Optional;

/** Whether carbon was asked to stop, and a pause that such a request ends. */
public interface Stop {
  /** The first request, if there was one. */
  Optional<StopReason> reason();

  /** Waits for the given time, or until carbon is asked to stop; at once when it already was. */
  void pause(Duration time);
}
