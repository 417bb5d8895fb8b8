package dev.carbon.intensity.electricitymaps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.Access;
import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElectricityMapsAccessTest {
  private static final String ZONES =
      """
      {"DE":{"zoneName":"Germany","access":["*"]},
       "FR":{"zoneName":"France","access":["carbon-intensity/history","carbon-intensity/latest"]},
       "PL":{"zoneName":"Poland","access":["carbon-intensity/history","power-breakdown/latest"]},
       "ES":{"zoneName":"Spain","access":[]},
       "PT":{"zoneName":"Portugal"},
       "not a zone":{"access":["*"]}}
      """;

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void allowsTheZonesWhoseNewestFigureMayBeRead() {
    SERVICE.answers(200, ZONES);
    Access access = SERVICE.client().access();
    assertEquals(Optional.of(Set.of(new GridZone("DE"), new GridZone("FR"))), access.zones());
    assertFalse(access.allows(new GridZone("PL")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "v4"})
  void asksOnceWithTheToken(String version) {
    SERVICE.answers(200, ZONES);
    SERVICE.client(version, new TestHttp()).access();
    assertEquals(List.of("/" + version + "/zones"), SERVICE.asked());
    assertEquals(Service.TOKEN, SERVICE.requests().get(0).getHeader("auth-token"));
  }

  @Test
  void tellsTheClockOfTheService() {
    SERVICE.answers(Service.json(200, ZONES).withHeader("Date", "Mon, 02 Mar 2026 12:20:05 GMT"));
    assertEquals(
        Optional.of(Instant.parse("2026-03-02T12:20:05Z")), SERVICE.client().access().serverDate());
  }

  @Test
  void readsAListThatIsLongerThanAnyOtherAnswer() {
    String endpoints =
        IntStream.range(0, 100)
            .mapToObj(each -> "\"invented-signal-" + each + "/history\"")
            .collect(Collectors.joining(","));
    String zones =
        IntStream.range(0, 400)
            .mapToObj(each -> "\"DE-" + each + "\":{\"access\":[" + endpoints + ",\"*\"]}")
            .collect(Collectors.joining(",", "{", "}"));
    assertTrue(zones.length() > 1 << 20);
    SERVICE.answers(200, zones);
    assertEquals(400, SERVICE.client().access().zones().orElseThrow().size());
  }

  @Test
  void aTokenThatOpensNothingIsAcceptedAllTheSame() {
    SERVICE.answers(200, "{\"DE\":{\"access\":[]},\"FR\":{}}");
    assertEquals(Optional.of(Set.of()), SERVICE.client().access().zones());
  }

  @Test
  void aListAsForAnybodyMeansThatTheTokenIsNotKnown() {
    SERVICE.answers(200, "{\"DE\":{\"zoneName\":\"Germany\"},\"FR\":{\"zoneName\":\"France\"}}");
    CarbonException error = failure();
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.text().startsWith("electricitymaps does not accept the token: "));
    assertTrue(error.hint().orElseThrow().contains("ELECTRICITY_MAPS_API_KEY"));
  }

  @Test
  void aRejectedTokenIsAnErrorThatDoesNotRepeatIt() {
    SERVICE.answers(
        401, "{\"error\":\"Invalid auth-token\",\"message\":\"No good: CANARY-token\"}");
    CarbonException error = failure();
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertEquals("electricitymaps does not accept the token: No good: ***", error.text());
  }

  @ParameterizedTest
  @CsvSource({"403,no", "404,Not found", "400,CANARY-token", "503,down"})
  void aServiceThatDoesNotListItsZonesIsAnErrorOfIts(int status, String why) {
    SERVICE.answers(status, "{\"error\":\"" + why + "\"}");
    CarbonException error = failure();
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertFalse(error.text().contains("CANARY"), error.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "7", "\"\""})
  void anythingButAMapOfZonesIsAnErrorOfTheService(String body) {
    SERVICE.answers(200, body);
    CarbonException error = failure();
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertEquals(
        "electricitymaps does not say what the token may read: the answer lists no zones",
        error.text());
  }

  @Test
  void aBrokenConnectionIsAnErrorOfTheService() {
    SERVICE.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertEquals(ErrorKind.UPSTREAM, failure().kind());
  }

  private static CarbonException failure() {
    return assertThrows(CarbonException.class, () -> SERVICE.client().access());
  }
}
