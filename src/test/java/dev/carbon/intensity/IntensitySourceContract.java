package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every source of figures keeps to, the fakes among them. An adapter's test extends this and
 * says how its service is brought into each state.
 */
public abstract class IntensitySourceContract {
  /** A source whose service has this figure for {@link #zone}, as of now. */
  protected abstract IntensitySource answering(double gramsPerKwh);

  /** A source whose service has nothing for {@link #zone}. */
  protected abstract IntensitySource withoutData();

  /** A source whose service cannot be reached. */
  protected abstract IntensitySource unreachable();

  /** A source whose service rejects the token; empty when the service takes none. */
  protected abstract Optional<IntensitySource> rejectingTheToken();

  /** A zone that the source covers. */
  protected GridZone zone() {
    return new GridZone("DE");
  }

  @Test
  void answersTheFigureOfTheServiceForTheZoneAsked() {
    IntensitySource source = answering(125);
    Intensity intensity = figure(source.latest(zone()));
    assertEquals(125, intensity.value().value(), 0.01);
    assertEquals(zone(), intensity.zone());
  }

  @Test
  void isOfOneKindOnly() {
    IntensitySource source = answering(125);
    assertEquals(source.kind(), source.kind());
    assertEquals(source.kind(), figure(source.latest(zone())).kind());
  }

  @Test
  void answersTheSameWhenAskedAgain() {
    IntensitySource source = answering(125);
    assertEquals(source.latest(zone()), source.latest(zone()));
  }

  @Test
  void canBeAskedFromManyThreadsAtOnce() {
    IntensitySource source = answering(125);
    List<Reading> readings =
        Stream.generate(this::zone).limit(32).parallel().map(source::latest).toList();
    assertEquals(1, readings.stream().distinct().count());
  }

  @Test
  void neverAnswersAnImpossibleFigure() {
    for (double impossible : new double[] {-1, 2500.5, 5000, 1e9}) {
      assertInstanceOf(Reading.Gap.class, answering(impossible).latest(zone()));
    }
  }

  @Test
  void explainsThatThereIsNoData() {
    Reading.Gap gap = gap(withoutData().latest(zone()));
    assertEquals(GapReason.NO_DATA, gap.reason());
  }

  @Test
  void explainsThatTheServiceCannotBeReached() {
    Reading.Gap gap = gap(unreachable().latest(zone()));
    assertEquals(GapReason.UPSTREAM, gap.reason());
  }

  @Test
  void aRejectedTokenIsNotTheFaultOfAZone() {
    Optional<IntensitySource> source = rejectingTheToken();
    assumeTrue(source.isPresent(), "takes no token");
    CarbonException error =
        assertThrows(CarbonException.class, () -> source.orElseThrow().latest(zone()));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.hint().isPresent());
  }

  @Test
  void worksWithTheSurvey() {
    IntensitySource source = answering(125);
    var readings =
        new IntensitySurvey(Duration.ofSeconds(20))
            .ask(Question.latest(source), List.of(zone(), zone()));
    assertEquals(Set.of(zone()), readings.keySet());
  }

  private static Intensity figure(Reading reading) {
    return assertInstanceOf(Reading.Figure.class, reading).intensity();
  }

  private Reading.Gap gap(Reading reading) {
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, reading);
    assertTrue(gap.message().contains(zone().id()), gap.message());
    assertFalse(gap.message().chars().anyMatch(Character::isISOControl), gap.message());
    assertFalse(gap.message().contains("Exception"), gap.message());
    return gap;
  }
}
