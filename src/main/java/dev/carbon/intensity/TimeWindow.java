package dev.carbon.intensity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of time.
 *
 * @param from its start, part of it
 * @param to its end, after {@code from}, not part of it
 */
public record TimeWindow(Instant from, Instant to) {
  public TimeWindow {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("not a span of time: " + from + " to " + to);
    }
  }

  /** The last {@code length} up to {@code end}. */
  public static TimeWindow before(Instant end, Duration length) {
    return new TimeWindow(end.minus(length), end);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }

  /**
   * The same span in consecutive pieces, for a service that answers only so much at once.
   *
   * @param longest above zero; each piece but the last has this length
   */
  public List<TimeWindow> chunks(Duration longest) {
    if (longest.isNegative() || longest.isZero()) {
      throw new IllegalArgumentException("not a length: " + longest);
    }
    List<TimeWindow> pieces = new ArrayList<>();
    Instant start = from;
    while (start.isBefore(to)) {
      Instant end = start.plus(longest).isBefore(to) ? start.plus(longest) : to;
      pieces.add(new TimeWindow(start, end));
      start = end;
    }
    return List.copyOf(pieces);
  }
}
