package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A service that is down is left alone after a while. */
class SurveyCircuitTest {
  private static final GridZone GERMANY = new GridZone("DE");

  private final IntensitySurvey survey = new IntensitySurvey(Duration.ofSeconds(60));
  private final FakeIntensitySource source =
      new FakeIntensitySource()
          .with("DE", GapReason.UPSTREAM)
          .with("FR", 40)
          .with("PL", GapReason.NO_DATA)
          .failing("AT", new CarbonException(ErrorKind.UPSTREAM, "it is down"))
          .failing("CH", new CarbonException(ErrorKind.CREDENTIALS, "no", "try another"));

  @Test
  void nobodyAsksAfterFiveFailuresInARow() {
    ask("DE", 5);
    assertEquals(5, source.asked().size());
    ask("FR", 3);
    assertEquals(5, source.asked().size());
  }

  @Test
  void theGapSaysWhyNobodyAsked() {
    ask("DE", 5);
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, ask("FR"));
    assertEquals(GapReason.UPSTREAM, gap.reason());
    assertEquals(
        "fake has no figure for zone FR: not asked, because 5 calls in a row had failed",
        gap.message());
  }

  @Test
  void aFailureThatIsThrownCountsLikeOneThatIsAnswered() {
    ask("AT", 3);
    ask("DE", 2);
    ask("FR", 1);
    assertEquals(5, source.asked().size());
  }

  @Test
  void oneFigureInBetweenBeginsTheCountAnew() {
    ask("DE", 4);
    ask("FR", 1);
    ask("DE", 4);
    assertInstanceOf(Reading.Figure.class, ask("FR"));
    assertEquals(10, source.asked().size());
  }

  @Test
  void anAnswerWithoutAFigureShowsThatTheServiceIsThere() {
    ask("DE", 4);
    ask("PL", 1);
    ask("DE", 4);
    assertInstanceOf(Reading.Figure.class, ask("FR"));
  }

  @Test
  void aRejectedTokenShowsThatTheServiceIsThere() {
    ask("DE", 4);
    assertThrows(CarbonException.class, () -> ask("CH"));
    ask("DE", 4);
    assertInstanceOf(Reading.Figure.class, ask("FR"));
  }

  @Test
  void aBugOfOursCountsAsAFailure() {
    source.answering(
        "ES",
        () -> {
          throw new IllegalArgumentException("bug");
        });
    for (int i = 0; i < 5; i++) {
      assertThrows(IllegalStateException.class, () -> ask("ES"));
    }
    assertInstanceOf(Reading.Gap.class, ask("FR"));
    assertEquals(5, source.asked().size());
  }

  @Test
  void anotherSourceIsAskedAllTheSame() {
    ask("DE", 5);
    FakeIntensitySource other =
        new FakeIntensitySource(
                new IntensityKind(new SourceName("other"), Signal.AVERAGE, Accounting.DIRECT))
            .with("FR", 40);
    GridZone france = new GridZone("FR");
    assertInstanceOf(
        Reading.Figure.class, survey.ask(Question.latest(other), List.of(france)).get(france));
  }

  @Test
  void aNewRunOfCarbonAsksAgain() {
    ask("DE", 5);
    new IntensitySurvey(Duration.ofSeconds(60)).ask(Question.latest(source), List.of(GERMANY));
    assertEquals(6, source.asked().size());
  }

  private void ask(String zone, int times) {
    IntStream.range(0, times).forEach(i -> ask(zone));
  }

  private Reading ask(String zone) {
    GridZone place = new GridZone(zone);
    return Objects.requireNonNull(survey.ask(Question.latest(source), List.of(place)).get(place));
  }
}
