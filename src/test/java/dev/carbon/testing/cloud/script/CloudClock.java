package dev.carbon.testing.cloud.script;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The cloud's time: the real one plus what the script let pass. */
public final class CloudClock {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  public Instant now() {
    return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MILLIS);
  }

  public void advance(Duration duration) {
    ahead.accumulateAndGet(duration, Duration::plus);
  }
}
