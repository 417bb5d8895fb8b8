package dev.carbon.job.vertex;

import dev.carbon.job.JobMonitor.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Means over all replicas by pieces of five minutes, the last one shorter. A sample tells of the
 * minute before it and weighs as much as any other; one from outside the time is of no piece.
 */
final class UseMeans {
  private static final Duration PIECE = Duration.ofMinutes(5);

  private final Instant from;
  private final Instant to;
  private final SortedMap<Long, Map<UseMetric, Mean>> pieces = new TreeMap<>();

  /**
   * @param from before {@code to}; itself outside, since a sample of then tells of before
   */
  UseMeans(Instant from, Instant to) {
    this.from = from;
    this.to = to;
  }

  void add(UseMetric metric, List<UsePage.Sample> samples) {
    samples.forEach(sample -> add(metric, sample));
  }

  private void add(UseMetric metric, UsePage.Sample sample) {
    if (sample.time().isAfter(from) && !sample.time().isAfter(to)) {
      long piece = Duration.between(from, sample.time()).minusNanos(1).dividedBy(PIECE);
      pieces
          .computeIfAbsent(piece, unused -> new EnumMap<>(UseMetric.class))
          .computeIfAbsent(metric, unused -> new Mean())
          .add(sample.share());
    }
  }

  /** Those pieces of which something is known, in the order of time. */
  List<Observed> observed() {
    List<Observed> observed = new ArrayList<>();
    pieces.forEach((piece, means) -> observed.add(observed(piece, means)));
    return List.copyOf(observed);
  }

  private Observed observed(long piece, Map<UseMetric, Mean> means) {
    Instant start = from.plus(PIECE.multipliedBy(piece));
    Duration left = Duration.between(start, to);
    return new Observed(
        start,
        left.compareTo(PIECE) < 0 ? left : PIECE,
        mean(means, UseMetric.ACCELERATORS),
        mean(means, UseMetric.ACCELERATOR_MEMORY));
  }

  private static Optional<Double> mean(Map<UseMetric, Mean> means, UseMetric metric) {
    return Optional.ofNullable(means.get(metric)).map(Mean::value);
  }

  private static final class Mean {
    private double sum;
    private int count;

    void add(double share) {
      sum += share;
      count++;
    }

    /** Rounding must not lift it above 1. */
    double value() {
      return Math.min(1, sum / count);
    }
  }
}
