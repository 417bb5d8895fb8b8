package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Reading.Gap;
import dev.carbon.region.GridLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Collects the answers of one survey and judges the rejections among them. */
final class SurveyTally<A> {
  private final Question<A> question;
  private final Map<GridLocation, A> answers = new LinkedHashMap<>();
  private final Map<GridLocation, CarbonException> rejections = new LinkedHashMap<>();

  SurveyTally(Question<A> question) {
    this.question = question;
  }

  /** Whether an answer says that the service failed, and nothing else. */
  static boolean isFailure(Object answer) {
    return answer instanceof Gap gap && gap.reason() == GapReason.UPSTREAM;
  }

  /** Notes the answer for {@code place}, which is complete or was cancelled at the deadline. */
  void add(GridLocation place, Future<A> answer) {
    if (answer.isCancelled()) {
      answers.put(place, question.failed(place, "no answer in time"));
      return;
    }
    try {
      answers.put(place, answer.get());
    } catch (ExecutionException e) {
      addFailure(place, e);
    } catch (InterruptedException e) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped while asking " + question.source());
    }
  }

  /**
   * All answers, in the order in which they were added.
   *
   * @throws CarbonException the first rejection, when nothing shows that the token is accepted
   */
  Map<GridLocation, A> answers() {
    if (!rejections.isEmpty() && answers.values().stream().allMatch(SurveyTally::isFailure)) {
      throw rejections.values().iterator().next();
    }
    Map<GridLocation, A> all = new LinkedHashMap<>(answers);
    rejections.forEach(
        (place, rejection) ->
            all.put(
                place,
                question.failed(
                    place,
                    "the token was rejected, yet accepted for other zones; too many requests?")));
    return Collections.unmodifiableMap(all);
  }

  private void addFailure(GridLocation place, ExecutionException failure) {
    if (failure.getCause() instanceof CarbonException known) {
      switch (known.kind()) {
        case CREDENTIALS -> rejections.put(place, known);
        case UPSTREAM, NO_DATA -> answers.put(place, question.failed(place, known.text()));
        default -> throw known;
      }
      return;
    }
    throw new IllegalStateException(question.source() + " failed for " + place, failure.getCause());
  }
}
