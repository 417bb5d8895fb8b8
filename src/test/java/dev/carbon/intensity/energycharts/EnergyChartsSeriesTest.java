package dev.carbon.intensity.energycharts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnergyChartsSeriesTest {
  private static final GridZone FR = new GridZone("FR");
  private static final Duration DAY = Duration.ofDays(1);

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void expectsFromTheCurrentIntervalOnAndNotBeyondTheHorizon() {
    SERVICE.answers(
        200, Service.every(60, "2026-03-02T11:00:00Z", "7,null,null,null", "41,42,43,44"));
    IntensitySeries series = series(SERVICE.client().forecast(FR, Duration.ofHours(1)));
    assertEquals(List.of(42.0, 43.0), values(series));
    Intensity first = series.points().get(0);
    assertEquals(Instant.parse("2026-03-02T12:00:00Z"), first.validFrom());
    assertEquals(Duration.ofHours(1), first.resolution());
    assertEquals(FR, first.zone());
    assertEquals(EnergyCharts.KIND, first.kind());
    assertEquals(new Estimation(Optional.of(true), Optional.of("FORECAST")), first.estimation());
    assertEquals(Optional.empty(), series.issuedAt());
    assertEquals(
        List.of("/co2eq?country=fr&start=2026-03-02T11:20Z&end=2026-03-02T13:20Z"),
        SERVICE.questions());
  }

  @Test
  void anExpectationWithoutUsableValueIsLeftOut() {
    SERVICE.answers(200, Service.every(15, "2026-03-02T12:15:00Z", "1,1,1,1", "null,0,2501,45"));
    assertEquals(List.of(45.0), values(series(SERVICE.client().forecast(FR, DAY))));
  }

  @Test
  void noExpectationAtAllIsAGap() {
    SERVICE.answers(200, Service.every(15, "2026-03-02T12:15:00Z", "301,302", "null,null"));
    Reading.Gap gap = gap(SERVICE.client().forecast(FR, DAY));
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertTrue(gap.message().startsWith("energy-charts has no forecast for zone FR: "));
  }

  @Test
  void remembersWhatWasMeasuredWithinTheWindow() {
    SERVICE.answers(
        200, Service.every(60, "2026-02-27T23:00:00Z", "51,52,null,-3,55,56", "1,1,1,1,1,1"));
    TimeWindow window =
        new TimeWindow(
            Instant.parse("2026-02-28T00:00:00Z"), Instant.parse("2026-02-28T04:00:00Z"));
    IntensitySeries series = series(SERVICE.client().history(FR, window));
    assertEquals(List.of(52.0, 55.0), values(series));
    assertEquals(
        new Estimation(Optional.of(false), Optional.empty()), series.points().get(0).estimation());
    assertEquals(
        List.of("/co2eq?country=fr&start=2026-02-28T00:00Z&end=2026-02-28T04:00Z"),
        SERVICE.questions());
  }

  @Test
  void asksForMoreThanAYearInPiecesAndTakesNoHourTwice() {
    SERVICE.answers(200, Service.every(60, "2026-03-01T11:00:00Z", "51,52", "null,null"));
    TimeWindow window =
        new TimeWindow(
            Instant.parse("2025-03-01T12:00:00Z"), Instant.parse("2026-03-02T12:00:00Z"));
    assertEquals(List.of(51.0, 52.0), values(series(SERVICE.client().history(FR, window))));
    assertEquals(2, SERVICE.questions().size());
  }

  @Test
  void troubleWithASeriesIsAGap() {
    TimeWindow window = TimeWindow.before(Service.NOW, DAY);
    SERVICE.answers(aResponse().withStatus(404).withBody("nothing"));
    assertEquals(GapReason.NO_DATA, gap(SERVICE.client().history(FR, window)).reason());
    assertEquals(GapReason.NO_DATA, gap(SERVICE.client().forecast(FR, DAY)).reason());
    SERVICE.answers(aResponse().withStatus(503));
    Reading.Gap gap = gap(SERVICE.client().history(FR, window));
    assertEquals(GapReason.UPSTREAM, gap.reason());
    assertTrue(gap.message().startsWith("energy-charts has no history for zone FR: "));
    SERVICE.answers(200, Service.columns("1,2", "1", "2,3"));
    assertEquals(GapReason.UPSTREAM, gap(SERVICE.client().history(FR, window)).reason());
  }

  private static List<Double> values(IntensitySeries series) {
    return series.points().stream().map(point -> point.value().value()).toList();
  }

  private static IntensitySeries series(SeriesReading reading) {
    return assertInstanceOf(SeriesReading.Series.class, reading).series();
  }

  private static Reading.Gap gap(SeriesReading reading) {
    return assertInstanceOf(Reading.Gap.class, reading);
  }
}
