package dev.carbon.intensity.watttime;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WattTimeGapTest {
  private static final GridZone DE = new GridZone("DE");
  private static final String SOUND = Service.value("DE", "700");

  @RegisterExtension static final Service SERVICE = new Service();

  private final TestHttp http = new TestHttp();

  @BeforeEach
  void acceptTheLogin() {
    SERVICE.logsIn(Service.TOKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "null,NO_DATA",
    "\"700\",NO_DATA",
    "1e400,NO_DATA",
    "-0.001,OUT_OF_RANGE",
    "5600,OUT_OF_RANGE",
    "NaN,UPSTREAM"
  })
  void anImpossibleValueIsAGap(String value, GapReason reason) {
    assertGap(reason, Service.value("DE", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"percentile", "lbs_co2_per_kwh", "LBS_CO2_PER_MWH", "lbs_co2_per_mwh ", "g"})
  void aValueInOtherUnitsIsAGapThatNamesThem(String units) {
    String message =
        assertGap(
            GapReason.UPSTREAM,
            SOUND.replace("\"units\":\"lbs_co2_per_mwh\"", "\"units\":\"" + units + "\""));
    assertTrue(message.endsWith(("was answered with " + units).strip()), message);
  }

  @ParameterizedTest
  @CsvSource({
    "\"units\",\"other\",UPSTREAM",
    "co2_moer,co2_aoer,UPSTREAM",
    "\"signal_type\",\"other\",UPSTREAM",
    "\"region\",\"other\",WRONG_ZONE",
    "\"DE\",\"FR\",WRONG_ZONE",
    "\"DE\",7,WRONG_ZONE",
    "\"data\",\"other\",NO_DATA",
    "\"meta\",\"other\",WRONG_ZONE",
    "\"value\",\"other\",NO_DATA",
    "\"point_time\",\"other\",NO_DATA",
    "12:20:00+00:00,12:20:00,NO_DATA",
    "12:20:00+00:00,14:20:01Z,OUT_OF_RANGE"
  })
  void anAnswerToAnotherQuestionIsAGap(String from, String to, GapReason reason) {
    assertGap(reason, SOUND.replace(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"59", "3601", "0", "-300", "300.5", "1e9", "\"300\"", "[]"})
  void aValueThatHoldsForNoSensibleTimeIsAGap(String seconds) {
    assertGap(GapReason.UPSTREAM, SOUND.replace(":300,\"region", ":" + seconds + ",\"region"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "null", "\"\"", "[]", "7", "{\"data\":[],\"meta\":{}}", "{\"data\":null}"})
  void anEmptyAnswerIsAGap(String body) {
    assertGap(GapReason.NO_DATA, body);
  }

  @Test
  void anAnswerForAnotherRegionIsAGapThatNamesBoth() {
    String message = assertGap(GapReason.WRONG_ZONE, Service.value("PJM_DC", "30"));
    assertTrue(message.contains("DE") && message.contains("PJM_DC"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | {'error':'INVALID','message':'Invalid scope. No.'} | NOT_ALLOWED",
        "400 | {'error':'INVALID','message':'Invalid scope. No.'} | NOT_ALLOWED",
        "403 | {'error':'FORBIDDEN','message':'Not in your plan'}                  | NOT_ALLOWED",
        "403 | {'message':'Forbidden'}                                             | UPSTREAM",
        "404 | {'error':'NOT_FOUND','message':'Region XX is not known'}            | NO_DATA",
        "400 | {'error':'INVALID','msg':'no such region'}                          | NO_DATA",
        "400 | {'error':'INVALID','msg':'wrong parameters','docs':'https://x'}     | UPSTREAM",
        "404 | {'detail':'Not Found'}                                              | UPSTREAM",
        "422 | {'detail':[{'loc':['query','region'],'msg':'bad','type':'x'}]}      | UPSTREAM",
        "422 | {'detail':[]}                                                       | UPSTREAM",
        "418 | []                                                                  | UPSTREAM",
        "429 | {'error':'slow down'}                                               | UPSTREAM",
        "503 | {'error':'down'}                                                    | UPSTREAM"
      })
  void aRefusalIsAGapWithTheReasonThatItMeans(int status, String body, GapReason reason) {
    SERVICE.answers(status, body.replace('\'', '"'));
    assertEquals(reason, gap().reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "422 | {'detail':[{'loc':['query'],'msg':'not a date','type':'x'}]} | 422: not a date",
        "400 | {'error':'INVALID','msg':'wrong parameters'}    | 400: INVALID: wrong parameters",
        "400 | {'error':'INVALID','message':'all wrong'}       | 400: INVALID: all wrong",
        "400 | {'error':7}                                     | 400: no reason given"
      })
  void aRefusalIsQuoted(int status, String body, String ending) {
    SERVICE.answers(status, body.replace('\'', '"'));
    assertTrue(gap().message().endsWith(ending), gap().message());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404})
  void aRefusalInHtmlIsNotTheServicesOwn(int status) {
    SERVICE.answers(Service.html(status));
    Reading.Gap gap = gap();
    assertEquals(GapReason.UPSTREAM, gap.reason());
    assertFalse(gap.message().contains("<"), gap.message());
  }

  @Test
  void aLogInPageIsAGap() {
    SERVICE.answers(Service.html(200));
    assertTrue(gap().message().endsWith("text/html where JSON was expected"));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsAGap(Fault fault) {
    SERVICE.answers(aResponse().withFault(fault));
    assertEquals(GapReason.UPSTREAM, gap().reason());
  }

  @Test
  void aHostileTextIsOneShortLineWithoutAnySecret() {
    String noise =
        (Service.TOKEN + " " + Service.PASSWORD + " " + Service.CREDENTIALS + "\\r\\n\\u001b[2J")
            .repeat(9);
    SERVICE.answers(400, "{\"error\":\"" + noise + "\"}");
    gap();
    SERVICE.answers(422, "{\"detail\":[{\"msg\":\"" + noise + "\"}]}");
    gap();
    assertGap(GapReason.WRONG_ZONE, Service.value(noise, "30"));
    assertGap(GapReason.UPSTREAM, SOUND.replace("lbs_co2_per_mwh", noise));
    assertGap(GapReason.UPSTREAM, SOUND.replace(":300,\"reg", ":\"" + noise + "\",\"reg"));
  }

  @Test
  void aHostileModelNamesNoSecretEither() {
    SERVICE.answers(200, SOUND.replace("heatrate", Service.TOKEN + "\\u001b" + Service.PASSWORD));
    String figure = SERVICE.client(http).latest(DE).toString();
    assertTrue(figure.contains("*** ***"), figure);
    assertFalse(figure.contains("CANARY"), figure);
  }

  private String assertGap(GapReason reason, String body) {
    SERVICE.answers(200, body);
    Reading.Gap gap = gap();
    assertEquals(reason, gap.reason(), gap.message());
    return gap.message();
  }

  private Reading.Gap gap() {
    Reading reading = SERVICE.client(http).latest(DE);
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, reading, reading::toString);
    assertTrue(gap.message().startsWith("watttime has no figure for zone DE: "), gap.message());
    assertTrue(gap.message().length() <= 200);
    assertFalse(gap.message().chars().anyMatch(Character::isISOControl));
    String said = gap.message() + http.trace();
    assertFalse(said.contains("CANARY") || said.contains(Service.CREDENTIALS), said);
    return gap;
  }
}
