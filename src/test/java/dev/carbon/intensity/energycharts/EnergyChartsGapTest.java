package dev.carbon.intensity.energycharts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Reading;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyChartsGapTest {
  private static final GridZone DE = new GridZone("DE");

  @RegisterExtension static final Service SERVICE = new Service();

  @ParameterizedTest
  @CsvSource({
    "0,OUT_OF_RANGE",
    "-1,OUT_OF_RANGE",
    "-0.0,OUT_OF_RANGE",
    "2500.1,OUT_OF_RANGE",
    "\"302\",UPSTREAM",
    "true,UPSTREAM",
    "[302],UPSTREAM",
    "1e400,UPSTREAM",
    "NaN,UPSTREAM"
  })
  void anImpossibleLastValueIsAGapAndNotPassedOver(String value, GapReason reason) {
    assertGap(reason, Service.every(15, "2026-03-02T11:30:00Z", "301," + value, "null,null"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1772449200,1772450100            | 1       | 2,3  ",
        "1772449200,1772450100            | 1,2     | 3    ",
        "1772449200                       | 1,2     | 3,4  ",
        "1772449200,1772450100            |         | 3,4  ",
        "1772450100,1772449200            | 1,2     | 3,4  ",
        "1772449200,1772449200            | 1,2     | 3,4  ",
        "1772449200.5,1772450100          | 1,2     | 3,4  ",
        "1772449200,\"1772450100\"        | 1,2     | 3,4  ",
        "1772449200,null                  | 1,2     | 3,4  ",
        "1772449200,9223372036854775808   | 1,2     | 3,4  ",
        "1772449200,9223372036854775807   | 1,2     | 3,4  ",
        "-1772449200,1772450100           | 1,2     | 3,4  "
      })
  void columnsThatDoNotMatchAreAGap(String stamps, String measured, String expected) {
    assertGap(
        GapReason.UPSTREAM, Service.columns(stamps, measured == null ? "" : measured, expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]", "7", "{\"unix_seconds\":1772449200,\"co2eq\":301}"})
  void anAnswerOfAnotherShapeIsAGap(String body) {
    assertGap(GapReason.UPSTREAM, body);
  }

  @Test
  void nothingMeasuredIsAGapWhateverIsExpected() {
    assertGap(GapReason.NO_DATA, Service.every(15, "2026-03-02T12:00:00Z", "null,null", "1,2"));
    assertGap(GapReason.NO_DATA, Service.columns("", "", ""));
    assertGap(GapReason.NO_DATA, "{\"unix_seconds\":[1772449200]}");
  }

  @Test
  void aMeasurementOfTheFutureIsAGap() {
    String message =
        assertGap(
            GapReason.OUT_OF_RANGE, Service.every(15, "2026-03-02T14:00:00Z", "1,2,3", "4,5,6"));
    assertTrue(message.contains("2026-03-02T14:30:00Z"), message);
    SERVICE.answers(200, Service.every(15, "2026-03-02T14:00:00Z", "1,2", "4,5"));
    assertInstanceOf(Reading.Figure.class, SERVICE.client().latest(DE));
  }

  @Test
  void timesInMillisecondsAreNotTakenForSeconds() {
    assertGap(GapReason.OUT_OF_RANGE, Service.columns("1772449200000", "301", "null"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SE", "SE-SE3", "GB", "IT-NO", "US-MIDW-MISO"})
  void aZoneThatIsNotCoveredIsNotAskedFor(String zone) {
    Reading.Gap gap =
        assertInstanceOf(Reading.Gap.class, SERVICE.client().latest(new GridZone(zone)));
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertTrue(gap.message().startsWith("energy-charts has no figure for zone " + zone + ": "));
    assertEquals(List.of(), SERVICE.questions());
  }

  @ParameterizedTest
  @CsvSource({"404,NO_DATA", "400,UPSTREAM", "403,UPSTREAM", "429,UPSTREAM", "503,UPSTREAM"})
  void aRefusalInTextOrInJsonIsAGap(int status, GapReason reason) {
    SERVICE.answers(aResponse().withStatus(status).withBody("no content available"));
    assertEquals(reason, gap(new TestHttp()).reason());
    SERVICE.answers(status, "{\"detail\":\"invented \\u001b reason\"}");
    assertEquals(reason, gap(new TestHttp()).reason());
  }

  @Test
  void aRefusalSaysWhy() {
    SERVICE.answers(400, "{\"detail\":\"invented \\u001b reason\"}");
    assertEquals(
        "energy-charts has no figure for zone DE: the service answered 400: invented reason",
        gap(new TestHttp()).message());
  }

  @Test
  void isAskedAgainWhenTheRateIsLimitedButNotForEver() {
    TestHttp http = new TestHttp();
    SERVICE.answers(aResponse().withStatus(429).withHeader("Retry-After", "1"));
    assertTrue(gap(http).message().contains("limits the rate of requests (429)"));
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1)), http.waits());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsAGap(Fault fault) {
    SERVICE.answers(aResponse().withFault(fault));
    assertEquals(GapReason.UPSTREAM, gap(new TestHttp()).reason());
  }

  @Test
  void aPageInsteadOfJsonIsAGap() {
    SERVICE.answers(aResponse().withHeader("Content-Type", "text/html").withBody("<html>"));
    assertEquals(GapReason.UPSTREAM, gap(new TestHttp()).reason());
  }

  private String assertGap(GapReason reason, String body) {
    SERVICE.answers(200, body);
    Reading.Gap gap = gap(new TestHttp());
    assertEquals(reason, gap.reason(), gap.message());
    return gap.message();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1772445600,1772449200,1772454000", // an hour, and 80 minutes
        "1772449200,1772449440", // 4 minutes
        "1772445600,1772452800" // two hours
      })
  void timesThatAreNoStepsOfOneLengthAreAGap(String times) {
    String values = times.replaceAll("\\d+", "300");
    SERVICE.answers(200, Service.columns(times, values, values));
    Reading.Gap gap = gap(new TestHttp());
    assertEquals(GapReason.UPSTREAM, gap.reason(), gap.message());
  }

  private static Reading.Gap gap(TestHttp http) {
    Reading reading = SERVICE.client(http.client()).latest(DE);
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, reading);
    assertTrue(gap.message().startsWith("energy-charts has no figure for zone DE: "));
    assertFalse(gap.message().chars().anyMatch(Character::isISOControl));
    return gap;
  }
}
