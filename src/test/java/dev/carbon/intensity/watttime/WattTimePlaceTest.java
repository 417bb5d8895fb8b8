package dev.carbon.intensity.watttime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WattTimePlaceTest {
  private static final Coordinates POINT = new Coordinates(39.5, -105.00001);
  private static final GridZone PSCO = new GridZone("PSCO");

  @RegisterExtension static final Service SERVICE = new Service();

  @BeforeEach
  void pointLiesInColorado() {
    SERVICE.answers(200, Service.value("PSCO", "1000"));
    lookUp(200, "{'region':'PSCO','region_full_name':'Invented','signal_type':'co2_moer'}");
  }

  @Test
  void takesTheRegionAroundThePoint() {
    Reading reading = SERVICE.client().latest(POINT);
    assertEquals(PSCO, assertInstanceOf(Reading.Figure.class, reading).intensity().zone());
    assertEquals(
        List.of(
            "/v3/region-from-loc?signal_type=co2_moer&latitude=39.5&longitude=-105.00001",
            "/v3/forecast?signal_type=co2_moer&region=PSCO&horizon_hours=0"),
        SERVICE.questions().stream().map(each -> each.getUrl()).toList());
  }

  @Test
  void looksAPointUpOnceForAllThatIsAskedAboutIt() {
    WattTime client = SERVICE.client();
    client.latest(POINT);
    SeriesReading forecast = client.forecast(POINT, Duration.ofHours(1));
    SeriesReading history =
        client.history(POINT, TimeWindow.before(Service.NOW.plusSeconds(1), Duration.ofHours(1)));
    for (SeriesReading reading : List.of(forecast, history)) {
      assertEquals(PSCO, assertInstanceOf(SeriesReading.Series.class, reading).series().zone());
    }
    assertEquals(
        1, SERVICE.questions().stream().filter(each -> each.getUrl().contains("from-loc")).count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | {'error':'No coverage at this place'} | NO_DATA",
        "400 | {'error':'No coverage at this place'} | NO_DATA",
        "200 | {'error':'No coverage at this place'} | NO_DATA",
        "200 | {'region':null}                                                        | NO_DATA",
        "200 | []                                                                     | NO_DATA",
        "200 | {'region':'no zone'}                                                   | WRONG_ZONE",
        "422 | {'detail':[{'loc':[],'msg':'no latitude','type':'x'}]}                 | UPSTREAM",
        "503 | {}                                                                     | UPSTREAM"
      })
  void aPointWithoutARegionIsAGap(int status, String body, GapReason reason) {
    lookUp(status, body);
    WattTime client = SERVICE.client();
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, client.latest(POINT));
    assertEquals(reason, gap.reason(), gap.message());
    assertTrue(
        gap.message().startsWith("watttime has no figure for the place 39.5,-105.00001: "),
        gap.message());
    assertInstanceOf(Reading.Gap.class, client.forecast(POINT, Duration.ofHours(1)));
  }

  @Test
  void aFigureOfAnotherRegionThanTheOneFoundIsAGap() {
    lookUp(200, "{'region':'CAISO_NORTH'}");
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, SERVICE.client().latest(POINT));
    assertEquals(GapReason.WRONG_ZONE, gap.reason());
  }

  private static void lookUp(int status, String body) {
    SERVICE.answers("region-from-loc.*", Service.json(status, body.replace('\'', '"')));
  }
}
