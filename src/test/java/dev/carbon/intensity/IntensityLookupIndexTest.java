package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridZone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IntensityLookupIndexTest {
  private static final String ADVICE =
      "; its index is 61.5 of 100 for the next 24 h (0 clean, 100 dirty), which says when, not"
          + " where";

  private final IndexedSource source = new IndexedSource();

  @Test
  void tellsTheIndexOfEachZoneThatThePlanDoesNotCover() {
    source.figures.with("DE", 300).with("FR", GapReason.NOT_ALLOWED);
    source.figures.with("PL", GapReason.NO_DATA).with("ES", GapReason.NOT_ALLOWED);
    source.with("FR", 61.5).with("PL", 1).with("ES", 2);
    GridReport report = lookup("DE", "FR", "PL", "ES");
    assertEquals(1, report.entries().size());
    assertEquals("fake has no figure for zone FR: NOT_ALLOWED" + ADVICE, message(report, "FR"));
    assertEquals("fake has no figure for zone PL: NO_DATA", message(report, "PL"));
    assertEquals(
        List.of(new GridZone("ES"), new GridZone("FR")), source.asked.stream().sorted().toList());
  }

  @Test
  void asksForNoIndexWhenEveryZoneMayBeRead() {
    source.figures.with("DE", 300).with("PL", GapReason.NO_DATA);
    lookup("DE", "PL");
    assertEquals(List.of(), source.asked);
  }

  @Test
  void leavesTheReasonAsItIsWithoutAnIndexOfNow() {
    source.figures.with("DE", 300);
    for (String zone : List.of("FR", "ES", "PL")) {
      source.figures.with(zone, GapReason.NOT_ALLOWED);
    }
    source.with("ES", 61.5, FakeIntensitySource.HOUR.minus(Duration.ofHours(2)).minusSeconds(1));
    source.answering(
        "PL",
        () -> {
          throw new CarbonException(ErrorKind.CREDENTIALS, "no", "try another");
        });
    GridReport report = lookup("DE", "FR", "ES", "PL");
    for (String zone : List.of("FR", "ES", "PL")) {
      assertEquals("fake has no figure for zone " + zone + ": NOT_ALLOWED", message(report, zone));
    }
  }

  @Test
  void anIndexThatIsRefusedCostsNoFigure() {
    source.figures.with("DE", 300).with("FR", GapReason.NOT_ALLOWED);
    source.answering(
        "FR",
        () -> {
          throw new CarbonException(ErrorKind.CREDENTIALS, "no", "try another");
        });
    GridReport report = lookup("DE", "FR");
    assertEquals(1, report.entries().size());
    assertEquals("fake has no figure for zone FR: NOT_ALLOWED", message(report, "FR"));
  }

  @Test
  void anIndexIsNoFigure() {
    source.figures.with("FR", GapReason.NOT_ALLOWED);
    source.with("FR", 61.5);
    CarbonException error = assertThrows(CarbonException.class, () -> lookup("FR"));
    assertEquals(ErrorKind.NO_DATA, error.kind());
    assertEquals("fake has no figure for zone FR: NOT_ALLOWED" + ADVICE, error.text());
  }

  private GridReport lookup(String... zones) {
    Clock clock = Clock.fixed(FakeIntensitySource.HOUR, ZoneOffset.UTC);
    IntensitySurvey survey = new IntensitySurvey(Duration.ofSeconds(20));
    return new IntensityLookup(
            Options.only(Options.keyed(source)),
            new FigureSurvey(survey, new MemoryCache(clock), clock),
            survey,
            clock)
        .ask(
            new GridQuestion(
                Stream.of(zones).map(GridZone::new).map(Place::of).toList(),
                SourceWish.ANY,
                false,
                Optional.empty(),
                Optional.empty(),
                Duration.ofHours(2)));
  }

  private static String message(GridReport report, String zone) {
    return report.missing().stream()
        .filter(each -> each.place().location().equals(new GridZone(zone)))
        .map(each -> each.gap().message())
        .findFirst()
        .orElseThrow();
  }

  /** Knows an index where the script says so, and figures as its fake does. */
  private static final class IndexedSource implements IntensitySource, IndexSource {
    private final FakeIntensitySource figures = new FakeIntensitySource();
    private final List<GridZone> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<GridZone, Supplier<IndexReading>> script = new ConcurrentHashMap<>();

    IndexedSource with(String zone, double percentile) {
      return with(zone, percentile, FakeIntensitySource.HOUR);
    }

    IndexedSource with(String zone, double percentile, Instant at) {
      GridZone place = new GridZone(zone);
      return answering(zone, () -> IndexReading.of(new RelativeIndex(place, percentile, at)));
    }

    IndexedSource answering(String zone, Supplier<IndexReading> answer) {
      script.put(new GridZone(zone), answer);
      return this;
    }

    @Override
    public IntensityKind kind() {
      return figures.kind();
    }

    @Override
    public Reading latest(GridZone zone) {
      return figures.latest(zone);
    }

    @Override
    public IndexReading index(GridZone zone) {
      asked.add(zone);
      return script
          .getOrDefault(zone, () -> Reading.gap(GapReason.NO_DATA, "no index for " + zone))
          .get();
    }
  }
}
