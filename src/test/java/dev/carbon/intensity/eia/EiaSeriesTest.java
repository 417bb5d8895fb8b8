package dev.carbon.intensity.eia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.TimeWindow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EiaSeriesTest {
  private static final TimeWindow MORNING =
      new TimeWindow(Instant.parse("2026-03-02T08:00:00Z"), Instant.parse("2026-03-02T11:00:00Z"));

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void remembersTheCompleteHoursThatBeganWithinTheWindow() {
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T12", "COL=9", "NUC=0"),
            Service.hour("2026-03-02T11", "COL=0", "NUC=9"),
            Service.hour("2026-03-02T10", "COL=5"),
            Service.hour("2026-03-02T09", "COL=5", "NUC=0"),
            Service.hour("2026-03-02T08", "COL=5", "NUC=5")));
    IntensitySeries series = series(SERVICE.client().history(Service.MISO, MORNING));
    assertEquals(
        List.of(Instant.parse("2026-03-02T08:00:00Z"), Instant.parse("2026-03-02T10:00:00Z")),
        series.points().stream().map(point -> point.validFrom()).toList());
    assertEquals(List.of(820.0, 12.0), values(series));
    assertEquals(Eia.LIFECYCLE, series.kind());
  }

  @Test
  void asksForTheHoursByTheirEndsAndForADayMoreToCompareThemWith() {
    SERVICE.answers(200, Service.page());
    SERVICE.client().history(Service.MISO, MORNING);
    assertEquals(1, SERVICE.questions().size());
    String question = SERVICE.questions().get(0);
    assertTrue(question.endsWith("&length=5000&start=2026-03-01T09&end=2026-03-02T12"), question);
  }

  @Test
  void asksForAWeekAtATimeAndTakesNoHourTwice() {
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T09", "COL=5"),
            Service.hour("2026-03-02T08", "NUC=5", "COL=0"),
            Service.hour("2026-03-02T07", "NUC=5", "COL=0")));
    TimeWindow window =
        new TimeWindow(
            Instant.parse("2026-02-23T07:00:00Z"), Instant.parse("2026-03-02T08:00:00Z"));
    IntensitySeries series = series(SERVICE.client().history(Service.MISO, window));
    assertEquals(List.of(12.0, 12.0), values(series));
    assertEquals(2, SERVICE.questions().size());
  }

  @Test
  void anHourThatCannotBeComputedIsLeftOutAndTheReasonKeptWhenNoneIsLeft() {
    String good = Service.hour("2026-03-02T10", "COL=5", "H2X=0");
    SERVICE.answers(200, Service.page(Service.hour("2026-03-02T11", "COL=5", "H2X=5"), good));
    Reading.Gap gap = gap(SERVICE.client().history(Service.MISO, MORNING));
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertTrue(gap.message().startsWith("eia has no history for zone US-MIDW-MISO: "));
    assertTrue(gap.message().contains("H2X"), gap.message());
    SERVICE.answers(
        200,
        Service.page(
            Service.hour("2026-03-02T11", "COL=0"), Service.hour("2026-03-02T10", "COL=5")));
    assertEquals(List.of(820.0), values(series(SERVICE.client().history(Service.MISO, MORNING))));
  }

  @Test
  void troubleWithASeriesIsAGap() {
    SERVICE.answers(200, "{\"response\":{\"total\":\"0\",\"data\":[]}}");
    assertEquals(GapReason.NO_DATA, gap(SERVICE.client().history(Service.MISO, MORNING)).reason());
    SERVICE.answers(200, "{}");
    assertEquals(GapReason.UPSTREAM, gap(SERVICE.client().history(Service.MISO, MORNING)).reason());
    SERVICE.answers(503, "{}");
    assertEquals(GapReason.UPSTREAM, gap(SERVICE.client().history(Service.MISO, MORNING)).reason());
  }

  private static List<Double> values(IntensitySeries series) {
    return series.points().stream()
        .map(point -> Math.round(point.value().value() * 1e6) / 1e6)
        .toList();
  }

  private static IntensitySeries series(SeriesReading reading) {
    return assertInstanceOf(SeriesReading.Series.class, reading, reading::toString).series();
  }

  private static Reading.Gap gap(SeriesReading reading) {
    return assertInstanceOf(Reading.Gap.class, reading);
  }
}
