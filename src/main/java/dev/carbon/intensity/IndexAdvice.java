package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Deadline;
import dev.carbon.unit.Numbers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the user's plan covers no figure, the source may still say how the hour compares with the
 * next ones: that is added to the reason why there is no figure, and to nothing else.
 */
final class IndexAdvice {
  private final ChosenSource source;
  private final IntensitySurvey survey;
  private final Deadline deadline;
  private final Instant oldest;

  /**
   * @param oldest an index of an earlier interval says nothing of now
   */
  IndexAdvice(ChosenSource source, IntensitySurvey survey, Deadline deadline, Instant oldest) {
    this.source = source;
    this.survey = survey;
    this.deadline = deadline;
    this.oldest = oldest;
  }

  /** The same readings, with the index in the message of every zone that may not be read. */
  Map<GridLocation, Reading> addedTo(Map<GridLocation, Reading> readings) {
    List<GridLocation> refused =
        readings.entrySet().stream()
            .filter(each -> each.getKey() instanceof GridZone && isNotAllowed(each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (refused.isEmpty() || !(source.source() instanceof IndexSource)) {
      return readings;
    }
    Map<GridLocation, Reading> advised = new HashMap<>(readings);
    indices(refused)
        .forEach(
            (place, reading) -> {
              if (reading instanceof IndexReading.Index known
                  && !known.index().at().isBefore(oldest)) {
                advised.computeIfPresent(place, (zone, gap) -> withAdvice(gap, known.index()));
              }
            });
    return Map.copyOf(advised);
  }

  private Map<GridLocation, IndexReading> indices(List<GridLocation> zones) {
    try {
      return survey.ask(Question.index(source.source()), zones, deadline);
    } catch (CarbonException e) {
      if (e.kind() == ErrorKind.INTERRUPTED) {
        throw e;
      }
      // Nobody asked for the index; without it the answer is no worse.
      return Map.of();
    }
  }

  private static boolean isNotAllowed(Reading reading) {
    return reading instanceof Reading.Gap gap && gap.reason() == GapReason.NOT_ALLOWED;
  }

  private static Reading withAdvice(Reading reading, RelativeIndex index) {
    return reading instanceof Reading.Gap gap
        ? Reading.gap(
            gap.reason(),
            gap.message()
                + "; its index is "
                + Numbers.plain(index.percentile())
                + " of 100 for the next 24 h (0 clean, 100 dirty), which says when, not where")
        : reading;
  }
}
