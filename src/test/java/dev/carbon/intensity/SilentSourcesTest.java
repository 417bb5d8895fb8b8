package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.carbon.intensity.Reading.Gap;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.region.Regions;
import dev.carbon.unit.Deadline;
import dev.carbon.unit.GramsPerKwh;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a survey makes of a source whatever that says, and of one that has used up the time. */
class SilentSourcesTest {
  private static final GridZone GERMANY = new GridZone("DE");
  private static final Clock CLOCK = Clock.fixed(FakeIntensitySource.HOUR, ZoneOffset.UTC);

  private final FakeIntensitySource source = new FakeIntensitySource();
  private final FigureSurvey survey =
      new FigureSurvey(new IntensitySurvey(Duration.ofSeconds(20)), new MemoryCache(CLOCK), CLOCK);

  @Test
  void whatLiesOnThisMachineAnswersAfterTheDeadlineToo() {
    source.with("DE", 300);
    SourceOption yearly = GoogleAnnual.option(Regions.bundled());
    assertInstanceOf(Reading.Figure.class, ask(yearly, Deadline.in(Duration.ZERO)));
    SourceOption live = Options.keyed(source);
    Gap gap = assertInstanceOf(Gap.class, ask(live, Deadline.in(Duration.ZERO)));
    assertEquals(GapReason.UPSTREAM, gap.reason());
  }

  @ParameterizedTest
  @CsvSource({"14,,true", "16,,false", "16,false,false", "100,true,true", "-60,false,true"})
  void onlyAnEstimateMayBeOfTheFuture(int minutesAhead, Boolean estimated, boolean isTaken) {
    Instant start = FakeIntensitySource.HOUR.plus(Duration.ofMinutes(minutesAhead));
    source.with(
        "DE",
        Reading.of(
            new Intensity(
                new GramsPerKwh(300),
                GERMANY,
                start,
                Duration.ofHours(1),
                source.kind(),
                new Estimation(Optional.ofNullable(estimated), Optional.empty()))));
    Reading reading = ask(Options.keyed(source), Deadline.in(Duration.ofSeconds(20)));
    assertEquals(isTaken, reading instanceof Reading.Figure);
    if (reading instanceof Gap gap) {
      assertEquals(GapReason.OUT_OF_RANGE, gap.reason());
    }
  }

  private Reading ask(SourceOption option, Deadline deadline) {
    ChosenSource chosen = ChosenSource.of(option, SourceWish.ANY, CLOCK).orElseThrow();
    List<GridLocation> places = List.of(GERMANY);
    Reading reading =
        survey.latest(chosen, Duration.ofHours(2), places, deadline).readings().get(GERMANY);
    return Objects.requireNonNull(reading);
  }
}
