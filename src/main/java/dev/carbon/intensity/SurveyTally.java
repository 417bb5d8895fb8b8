package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridZone;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Collects the answers of one survey and judges the rejections among them. */
final class SurveyTally {
  private final SourceName source;
  private final SortedMap<GridZone, Reading> readings = new TreeMap<>();
  private final SortedMap<GridZone, CarbonException> rejections = new TreeMap<>();

  SurveyTally(SourceName source) {
    this.source = source;
  }

  /** Notes the answer for {@code zone}, which is complete or was cancelled at the deadline. */
  void add(GridZone zone, Future<Reading> answer, String deadline) {
    if (answer.isCancelled()) {
      readings.put(zone, upstream(zone, "no answer within " + deadline));
      return;
    }
    try {
      readings.put(zone, answer.get());
    } catch (ExecutionException e) {
      addFailure(zone, e);
    } catch (InterruptedException e) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped while asking " + source);
    }
  }

  /**
   * All readings, by zone.
   *
   * @throws CarbonException the first rejection, when nothing shows that the token is accepted
   */
  SortedMap<GridZone, Reading> readings() {
    if (!rejections.isEmpty() && readings.values().stream().noneMatch(SurveyTally::showsAccess)) {
      throw rejections.get(rejections.firstKey());
    }
    rejections.forEach(
        (zone, rejection) ->
            readings.put(
                zone,
                upstream(
                    zone,
                    "the token was rejected, yet accepted for other zones; too many requests?")));
    return Collections.unmodifiableSortedMap(readings);
  }

  private void addFailure(GridZone zone, ExecutionException failure) {
    if (failure.getCause() instanceof CarbonException known) {
      switch (known.kind()) {
        case CREDENTIALS -> rejections.put(zone, known);
        case UPSTREAM, NO_DATA -> readings.put(zone, upstream(zone, known.text()));
        default -> throw known;
      }
      return;
    }
    throw new IllegalStateException(source + " failed for zone " + zone, failure.getCause());
  }

  private static boolean showsAccess(Reading reading) {
    return !(reading instanceof Reading.Gap gap) || gap.reason() != GapReason.UPSTREAM;
  }

  private Reading upstream(GridZone zone, String why) {
    return Reading.gap(GapReason.UPSTREAM, source + " has no figure for zone " + zone + ": " + why);
  }
}
