package dev.carbon.cli.intensity;

import dev.carbon.intensity.GridReport;
import dev.carbon.intensity.Reading.Gap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was asked for beyond a place's figure and is not there. */
final class Gaps {
  private Gaps() {}

  /** A line for each mix or series that is missing. */
  static List<String> in(GridReport report) {
    return report.entries().stream()
        .flatMap(entry -> Stream.of(entry.breakdown(), entry.history(), entry.forecast()))
        .<Object>flatMap(Optional::stream)
        .filter(Gap.class::isInstance)
        .map(gap -> ((Gap) gap).message())
        .distinct()
        .toList();
  }
}
