package dev.carbon.report;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs a report is of.
 *
 * @param since the first moment; a run counts by when it was begun
 * @param until the first moment that does not count any more
 * @param regions empty for all
 * @param labels that a run must have, all of them; with an empty value, whatever it is
 */
public record ReportQuestion(
    Optional<Instant> since,
    Optional<Instant> until,
    Set<String> regions,
    Map<String, Optional<String>> labels) {
  public ReportQuestion {
    labels = Map.copyOf(labels);
    regions = Set.copyOf(regions);
  }

  /** Whether the run is one of them. */
  boolean asksFor(ReportedRun run) {
    return since.filter(run.begun()::isBefore).isEmpty()
        && until.filter(end -> !run.begun().isBefore(end)).isEmpty()
        && (regions.isEmpty() || regions.contains(run.region()))
        && labels.entrySet().stream().allMatch(each -> has(run, each.getKey(), each.getValue()));
  }

  private static boolean has(ReportedRun run, String key, Optional<String> value) {
    return Optional.ofNullable(run.labels().get(key))
        .filter(own -> value.isEmpty() || value.get().equals(own))
        .isPresent();
  }
}
