package dev.carbon.intensity.ukgrid;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Reading;
import dev.carbon.region.GridZone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UkGridGapTest {
  private static final String GB = "GB";
  private static final String LONDON = "GB-13";

  @RegisterExtension static final Service SERVICE = new Service();

  @ParameterizedTest
  @CsvSource({
    "90,-1,OUT_OF_RANGE",
    "90,2501,OUT_OF_RANGE",
    "-1,null,OUT_OF_RANGE",
    "null,null,NO_DATA",
    "\"90\",\"95\",NO_DATA",
    "1e400,null,NO_DATA",
    "90,\"95\",NO_DATA",
    "90,true,NO_DATA",
    "90,1e400,NO_DATA",
    "NaN,null,UPSTREAM"
  })
  void anImpossibleValueIsAGap(String forecast, String actual, GapReason reason) {
    assertGap(reason, GB, Service.national(Service.halfHour("12:00", "12:30", forecast, actual)));
  }

  @ParameterizedTest
  @CsvSource({"12:00,13:00", "12:00,12:15", "12:30,12:00", "12:00,12:00", "12,12:30", "x,12:30"})
  void whatIsNotOfHalfAnHourIsAGap(String from, String to) {
    assertGap(GapReason.UPSTREAM, GB, Service.national(Service.halfHour(from, to, "90", "95")));
    assertGap(GapReason.UPSTREAM, LONDON, Service.regionNow("13", Service.halfHour(from, to, "9")));
  }

  @Test
  void aTimeWithoutItsOffsetIsAGap() {
    String local = Service.halfHour("12:00", "12:30", "90", "95").replace("Z\"", "\"");
    assertGap(GapReason.UPSTREAM, GB, Service.national(local));
  }

  @Test
  void aHalfHourOfTheFutureIsAGap() {
    assertGap(
        GapReason.OUT_OF_RANGE, GB, Service.national(Service.halfHour("14:30", "15:00", "9", "9")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "130", "1", "13.5", "\"13\"", "null"})
  void anotherRegionIsAGap(String id) {
    assertGap(
        GapReason.WRONG_ZONE,
        LONDON,
        Service.regionNow(id, Service.halfHour("12:00", "12:30", "62")));
  }

  @Test
  void theAnswerForTheWholeIsNoneForARegionNorTheOtherWayRound() {
    assertGap(
        GapReason.WRONG_ZONE,
        LONDON,
        Service.national(Service.halfHour("12:00", "12:30", "90", "95")));
    assertGap(
        GapReason.UPSTREAM, GB, Service.regionNow("13", Service.halfHour("12:00", "12:30", "62")));
  }

  @Test
  void anEmptyAnswerIsAGap() {
    assertGap(GapReason.NO_DATA, GB, Service.national());
    assertGap(GapReason.NO_DATA, LONDON, Service.national());
    assertGap(GapReason.NO_DATA, LONDON, Service.regionNow("13"));
    assertGap(GapReason.UPSTREAM, GB, "{}");
    assertGap(GapReason.UPSTREAM, GB, "null");
    assertGap(GapReason.UPSTREAM, GB, "");
  }

  @Test
  void oneHalfHourTwiceIsAGap() {
    String halfHour = Service.halfHour("12:00", "12:30", "90", "95");
    assertGap(GapReason.UPSTREAM, GB, Service.national(halfHour, halfHour.replace("95", "96")));
  }

  @ParameterizedTest
  @CsvSource({"400,UPSTREAM", "403,UPSTREAM", "404,NO_DATA", "429,UPSTREAM", "500,UPSTREAM"})
  void aRefusalIsAGap(int status, GapReason reason) {
    SERVICE.answers(
        status, "{\"error\":{\"code\":\"invented\",\"message\":\"invented \\u001b reason\"}}");
    assertEquals(reason, gap(GB).reason());
    SERVICE.answers(aResponse().withStatus(status).withBody("<html>no</html>"));
    assertEquals(reason, gap(GB).reason());
  }

  @Test
  void aRefusalSaysWhy() {
    SERVICE.answers(400, "{\"error\":{\"code\":\"400\",\"message\":\"invented \\u001b reason\"}}");
    assertEquals(
        "uk has no figure for zone GB: the service answered 400: invented reason",
        gap(GB).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB-0", "GB-18", "GB-013", "GB-NIR", "IE", "UK", "DE"})
  void aZoneThatIsNotCoveredIsNotAskedFor(String zone) {
    assertEquals(GapReason.NO_DATA, gap(zone).reason());
    assertEquals(List.of(), SERVICE.questions());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsAGap(Fault fault) {
    SERVICE.answers(aResponse().withFault(fault));
    assertEquals(GapReason.UPSTREAM, gap(GB).reason());
  }

  private static void assertGap(GapReason reason, String zone, String body) {
    SERVICE.answers(200, body);
    Reading.Gap gap = gap(zone);
    assertEquals(reason, gap.reason(), gap.message());
  }

  private static Reading.Gap gap(String zone) {
    Reading reading = SERVICE.client().latest(new GridZone(zone));
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, reading);
    assertTrue(gap.message().startsWith("uk has no figure for zone " + zone + ": "));
    assertFalse(gap.message().chars().anyMatch(Character::isISOControl));
    return gap;
  }
}
