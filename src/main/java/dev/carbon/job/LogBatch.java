package dev.carbon.job;

import java.util.List;
import java.util.Optional;

/**
 * What came of one look at a job's log.
 *
 * @param lines since the look before, the oldest first
 * @param hasMore whether there are lines already that this look did not bring
 * @param trouble why the log could not be read, in words; empty when it could, and when this was
 *     too early to ask again
 */
public record LogBatch(List<LogLine> lines, boolean hasMore, Optional<String> trouble) {
  /** Nothing new. */
  public static final LogBatch NONE = of(List.of());

  public LogBatch {
    lines = List.copyOf(lines);
  }

  /** All lines that there are. */
  public static LogBatch of(List<LogLine> lines) {
    return new LogBatch(lines, false, Optional.empty());
  }
}
