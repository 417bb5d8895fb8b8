package dev.carbon.account;

import dev.carbon.intensity.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Spans of time that do not overlap, as a set of moments. */
final class Spans {
  private Spans() {}

  /** What two spans have in common; empty when that is nothing. */
  static Optional<TimeWindow> common(TimeWindow one, TimeWindow other) {
    return between(later(one.from(), other.from()), earlier(one.to(), other.to()));
  }

  /** What is left of them without that span. */
  static List<TimeWindow> without(List<TimeWindow> spans, TimeWindow taken) {
    List<TimeWindow> left = new ArrayList<>();
    for (TimeWindow span : spans) {
      between(span.from(), earlier(span.to(), taken.from())).ifPresent(left::add);
      between(later(span.from(), taken.to()), span.to()).ifPresent(left::add);
    }
    return left;
  }

  /** The first of them that are together so long; all when they are shorter. */
  static List<TimeWindow> first(List<TimeWindow> spans, Duration length) {
    List<TimeWindow> first = new ArrayList<>();
    Duration left = length;
    for (TimeWindow span : spans) {
      Instant end = earlier(span.to(), span.from().plus(left));
      between(span.from(), end).ifPresent(first::add);
      left = left.minus(Duration.between(span.from(), end));
    }
    return first;
  }

  /** From one moment to another; empty when the second is not later. */
  static Optional<TimeWindow> between(Instant from, Instant to) {
    return from.isBefore(to) ? Optional.of(new TimeWindow(from, to)) : Optional.empty();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
