package dev.carbon.doctor;

import dev.carbon.intensity.SourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What services said the time is, each against this machine's clock at that moment. Safe for use by
 * many threads.
 */
public final class ServerClocks {
  private final List<Comparison> comparisons = new ArrayList<>();

  /**
   * Notes an answer.
   *
   * @param server the time that it bears
   * @param here this machine's time when it came
   */
  synchronized void note(SourceName source, Instant server, Instant here) {
    comparisons.add(new Comparison(source, Duration.between(server, here)));
  }

  /**
   * The smallest difference, since an answer out of a cache bears the time at which it was made;
   * empty when no service said its time.
   */
  synchronized Optional<Comparison> nearest() {
    return comparisons.stream()
        .min(
            Comparator.comparing((Comparison each) -> each.ahead().abs())
                .thenComparing(each -> each.source().value()));
  }

  /**
   * One clock against another.
   *
   * @param ahead how far this machine's clock is ahead of the service's; below zero when it is
   *     behind
   */
  record Comparison(SourceName source, Duration ahead) {}
}
