package dev.carbon.intensity.eia;

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

class EiaGapTest {
  private static final String SOUND =
      Service.page(
          Service.hour("2026-03-02T12", "COL=100", "NUC=100"),
          Service.hour("2026-03-02T11", "COL=100", "NUC=100"));

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void aFuelThatIsNotKnownIsNamedAndNotIgnored() {
    String message =
        assertGap(
            GapReason.NO_DATA,
            Service.page(
                Service.hour("2026-03-02T12", "COL=1", "H2X=0"),
                Service.hour("2026-03-02T11", "COL=1", "H2X=5")));
    assertTrue(message.contains("H2X"), message);
  }

  @Test
  void aGridWhereNothingRunsIsAGap() {
    assertGap(
        GapReason.NO_DATA,
        Service.page(
            Service.hour("2026-03-02T12", "COL=0", "NUC=-5"),
            Service.hour("2026-03-02T11", "COL=1", "NUC=1")));
    assertGap(
        GapReason.NO_DATA,
        Service.page(
            Service.hour("2026-03-02T12", "BAT=9"), Service.hour("2026-03-02T11", "PS=9")));
  }

  @ParameterizedTest
  @CsvSource({
    "\"respondent\":\"MISO\",\"respondent\":\"PJM\",WRONG_ZONE",
    "\"respondent\":\"MISO\",\"other\":\"MISO\",WRONG_ZONE",
    "\"respondent\":\"MISO\",\"respondent\":\"miso\",WRONG_ZONE",
    "megawatthours,thousand megawatthours,UPSTREAM",
    "value-units,unit,UPSTREAM",
    "\"fueltype\",\"fuel\",UPSTREAM",
    "\"period\",\"hour\",UPSTREAM",
    "2026-03-02T12,2026-03-02,UPSTREAM",
    "2026-03-02T12,2026-03-02T24,UPSTREAM",
    "2026-03-02T12,2026-02-30T12,UPSTREAM",
    "2026-03-02T12,2026-03-02T12-06,UPSTREAM",
    "\"data\",\"rows\",UPSTREAM"
  })
  void anAnswerToAnotherQuestionIsAGap(String from, String to, GapReason reason) {
    assertGap(reason, SOUND.replaceFirst(from.replace("[", "\\["), to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]", "7", "\"\"", "{\"response\":[]}"})
  void anAnswerOfAnotherShapeIsAGap(String body) {
    assertGap(GapReason.UPSTREAM, body);
  }

  @Test
  void anHourOfTheFutureIsAGap() {
    assertGap(
        GapReason.OUT_OF_RANGE,
        SOUND.replace("2026-03-02T12", "2026-03-02T16").replace("2026-03-02T11", "2026-03-02T15"));
  }

  @ParameterizedTest
  @CsvSource({"400,UPSTREAM", "403,UPSTREAM", "404,UPSTREAM", "429,UPSTREAM", "500,UPSTREAM"})
  void aRefusalThatIsNotOfTheKeyIsAGap(int status, GapReason reason) {
    SERVICE.answers(status, "{\"error\":\"invented \\u001b reason\",\"code\":" + status + "}");
    assertEquals(reason, gap(Service.MISO).reason());
    SERVICE.answers(aResponse().withStatus(status).withBody("<html>no</html>"));
    assertEquals(reason, gap(Service.MISO).reason());
  }

  @Test
  void aRefusalSaysWhy() {
    SERVICE.answers(400, "{\"error\":\"invented \\u001b reason\",\"code\":400}");
    assertEquals(
        "eia has no figure for zone US-MIDW-MISO: the service answered 400: invented reason",
        gap(Service.MISO).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "US-MISO", "US-MIDW", "CA-ON", "CA-X-ON", "US-A-B-C", "MISO"})
  void aZoneThatIsNotCoveredIsNotAskedFor(String zone) {
    assertEquals(GapReason.NO_DATA, gap(new GridZone(zone)).reason());
    assertEquals(List.of(), SERVICE.questions());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsAGap(Fault fault) {
    SERVICE.answers(aResponse().withFault(fault));
    assertEquals(GapReason.UPSTREAM, gap(Service.MISO).reason());
  }

  private static String assertGap(GapReason reason, String body) {
    SERVICE.answers(200, body);
    Reading.Gap gap = gap(Service.MISO);
    assertEquals(reason, gap.reason(), gap.message());
    return gap.message();
  }

  private static Reading.Gap gap(GridZone zone) {
    Reading reading = SERVICE.client().latest(zone);
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, reading, reading::toString);
    assertTrue(gap.message().startsWith("eia has no figure for zone " + zone + ": "));
    assertFalse(gap.message().chars().anyMatch(Character::isISOControl));
    return gap;
  }
}
