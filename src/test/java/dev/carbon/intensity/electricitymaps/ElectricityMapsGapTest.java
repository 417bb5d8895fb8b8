package dev.carbon.intensity.electricitymaps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Reading;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElectricityMapsGapTest {
  private static final GridZone DE = new GridZone("DE");

  @RegisterExtension static final Service SERVICE = new Service();

  private final TestHttp http = new TestHttp();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null       | NO_DATA",
        "\"\"       | NO_DATA",
        "\"321\"    | NO_DATA",
        "1e400      | NO_DATA",
        "-1         | OUT_OF_RANGE",
        "0          | OUT_OF_RANGE",
        "-0.0       | OUT_OF_RANGE",
        "2500.1     | OUT_OF_RANGE",
        "5000       | OUT_OF_RANGE",
        "NaN        | UPSTREAM",
        "1,\"zone\":\"DE\" | UPSTREAM"
      })
  void anImpossibleValueIsAGap(String value, GapReason reason) {
    assertGap(reason, Service.intensity("DE", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "\"\"", "[]", "7", "{\"zone\":\"DE\"}"})
  void anEmptyAnswerIsAGap(String body) {
    assertGap(GapReason.NO_DATA, body);
  }

  @Test
  void anAnswerForAnotherZoneIsAGapThatNamesBoth() {
    String message = assertGap(GapReason.WRONG_ZONE, Service.intensity("FR", "30"));
    assertTrue(message.contains("DE") && message.contains("FR"), message);
  }

  @Test
  void anAnswerThatDoesNotSayItsZoneIsAGap() {
    assertGap(GapReason.WRONG_ZONE, Service.intensity("", "30"));
    SERVICE.answers(200, Service.intensity("not a zone", "30"));
    Reading reading = SERVICE.client().latest(new Coordinates(52.5, 13.4));
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, reading);
    assertEquals(GapReason.WRONG_ZONE, gap.reason());
    assertTrue(gap.message().contains("52.5,13.4"), gap.message());
  }

  @ParameterizedTest
  @CsvSource({
    "lifecycle,direct,UPSTREAM",
    "hourly,daily,UPSTREAM",
    "T12:00:00.000Z,T14:20:01.000Z,OUT_OF_RANGE",
    "T12:00:00.000Z,T12:00:00,NO_DATA",
    "datetime,otherTime,NO_DATA"
  })
  void anAnswerToAnotherQuestionIsAGap(String from, String to, GapReason reason) {
    assertGap(reason, Service.intensity("DE", "321").replace(from, to));
  }

  @Test
  void aFigureOfWhatIsProducedIsNoFigureOfWhatIsConsumed() {
    String produced =
        Service.intensity("DE", "321").replace("\"isEst", "\"flowTraced\":false,\"isEst");
    assertGap(GapReason.UPSTREAM, produced);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Request unauthorized for zoneKey=DE,x.", "Token unauthorized for zoneKey"})
  void aZoneOutsideThePlanIsAGap(String error) {
    SERVICE.answers(401, "{\"error\":\"" + error + "\",\"message\":\"no access\"}");
    assertEquals(GapReason.NOT_ALLOWED, gap(SERVICE.client()).reason());
    SERVICE.answers(403, "{}");
    assertEquals(GapReason.NOT_ALLOWED, gap(SERVICE.client()).reason());
  }

  @Test
  void aRejectedTokenIsAnErrorThatSaysWhatToDo() {
    SERVICE.answers(
        401, "{\"error\":\"Invalid auth-token\",\"message\":\"No \\u001b good: CANARY-token\"}");
    CarbonException error = assertThrows(CarbonException.class, () -> SERVICE.client().latest(DE));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertEquals("electricitymaps does not accept the token: No good: ***", error.text());
    assertTrue(error.hint().orElseThrow().contains("ELECTRICITY_MAPS_API_KEY"));
    assertEquals(1, SERVICE.requests().size());
  }

  @ParameterizedTest
  @CsvSource({
    "404,No recent data for zone DE,NO_DATA",
    "404,Not found,UPSTREAM",
    "400,Expected one of latest past,UPSTREAM",
    "429,slow down,UPSTREAM",
    "503,down,UPSTREAM"
  })
  void anyOtherRefusalIsAGap(int status, String error, GapReason reason) {
    SERVICE.answers(status, "{\"error\":\"" + error + "\"}");
    assertEquals(reason, gap(SERVICE.client()).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,{},400: no reason given",
    "text/html,<html>,400 with text/html where JSON was expected",
    "text/plain,Bad Request,400 with text/plain where JSON was expected"
  })
  void aHostThatIsNoLongerInServiceIsAGap(String type, String body, String why) {
    SERVICE.answers(aResponse().withStatus(400).withHeader("Content-Type", type).withBody(body));
    Reading.Gap gap = gap(SERVICE.client());
    assertEquals(GapReason.UPSTREAM, gap.reason());
    assertTrue(gap.message().endsWith(why), gap.message());
  }

  @Test
  void aLogInPageIsAGap() {
    SERVICE.answers(aResponse().withHeader("Content-Type", "text/html").withBody("<html>"));
    assertTrue(gap(SERVICE.client()).message().endsWith("text/html where JSON was expected"));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsAGap(Fault fault) {
    SERVICE.answers(aResponse().withFault(fault));
    assertEquals(GapReason.UPSTREAM, gap(SERVICE.client("v3", http)).reason());
  }

  @Test
  void aSilentServiceIsAGap() {
    SERVICE.answers(aResponse().withFixedDelay(3000));
    assertTrue(gap(SERVICE.impatientClient(http)).message().endsWith("did not answer in time"));
  }

  @Test
  void aHostileTextIsOneShortLineWithoutTheToken() {
    String noise = "CANARY-token\\r\\n\\u001b[2J\\u202e".repeat(50);
    SERVICE.answers(400, "{\"error\":\"" + noise + "\"}");
    gap(SERVICE.client());
    assertGap(GapReason.UPSTREAM, Service.intensity(noise, "30"));
    String harmless = noise.replace("CANARY-token", "noise");
    assertGap(GapReason.WRONG_ZONE, Service.intensity(harmless, "30"));
  }

  @Test
  void anAnswerThatRepeatsTheTokenIsAGapSinceItsWordsWouldBeShownAndKept() {
    String answer = Service.intensity("DE", "321");
    String message =
        assertGap(GapReason.UPSTREAM, answer.replace("INVENTED_METHOD", "x CANARY-token"));
    assertTrue(message.endsWith("the answer repeats the token"), message);
    assertGap(GapReason.UPSTREAM, answer.replace("updatedAt", "CANARY-token"));
  }

  private String assertGap(GapReason reason, String body) {
    SERVICE.answers(200, body);
    Reading.Gap gap = gap(SERVICE.client());
    assertEquals(reason, gap.reason(), gap.message());
    return gap.message();
  }

  private Reading.Gap gap(ElectricityMaps source) {
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, source.latest(DE));
    assertTrue(gap.message().startsWith("electricitymaps has no figure for zone DE: "));
    assertTrue(gap.message().length() <= 200);
    assertFalse(gap.message().chars().anyMatch(Character::isISOControl));
    assertFalse((gap.message() + http.trace()).contains("CANARY"), gap.message());
    return gap;
  }
}
