package dev.carbon.intensity.eia;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.unit.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key travels in the query, where services, proxies and exceptions like to repeat it. */
class EiaKeyTest {
  private static final String AS_SENT = "CANARY%20key%2B1";

  @RegisterExtension static final Service SERVICE = new Service();

  private final TestHttp http = new TestHttp();

  @ParameterizedTest
  @ValueSource(
      strings = {"API_KEY_INVALID", "API_KEY_MISSING", "API_KEY_DISABLED", "API_KEY_UNVERIFIED"})
  void aRejectedKeyIsAnErrorThatSaysWhatToDo(String code) {
    SERVICE.answers(403, error(code, "invented reason"));
    CarbonException error =
        assertThrows(CarbonException.class, () -> SERVICE.client().latest(Service.MISO));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertEquals("eia does not accept the key: invented reason", error.text());
    assertTrue(error.hint().orElseThrow().contains("EIA_API_KEY"));
    assertEquals(1, SERVICE.questions().size());
  }

  @Test
  void anUnauthorizedAnswerIsAboutTheKeyUnlessSomethingInBetweenGivesIt() {
    SERVICE.answers(401, "{\"error\":\"invented reason\",\"code\":401}");
    CarbonException error =
        assertThrows(CarbonException.class, () -> SERVICE.client().latest(Service.MISO));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertEquals("eia does not accept the key: invented reason", error.text());

    SERVICE.answers(aResponse().withStatus(401).withBody("<html>log in to the network</html>"));
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, SERVICE.client().latest(Service.MISO));
    assertEquals(GapReason.UPSTREAM, gap.reason());
  }

  @Test
  void cannotSayThatTheKeyIsGoodWhenTheAnswerIsAboutSomethingElse() {
    SERVICE.answers(200, "{}");
    CarbonException error = assertThrows(CarbonException.class, () -> SERVICE.client().access());
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertEquals("eia cannot be asked: the answer holds no rows", error.text());
  }

  @Test
  void aRejectedKeyIsNotTheFaultOfAnyQuestion() {
    SERVICE.answers(403, error("API_KEY_INVALID", "invented reason"));
    Eia eia = SERVICE.client();
    TimeWindow window = TimeWindow.before(Service.NOW, Duration.ofHours(3));
    Stream.<Runnable>of(
            () -> eia.history(Service.MISO, window),
            () -> eia.breakdown(Service.MISO),
            () -> eia.access())
        .forEach(
            question ->
                assertEquals(
                    ErrorKind.CREDENTIALS,
                    assertThrows(CarbonException.class, question::run).kind()));
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void aServiceThatRepeatsTheKeyDoesNotGetItIntoAnyMessage(ResponseDefinitionBuilder echo) {
    SERVICE.answers(echo);
    Eia eia = SERVICE.client(Eia.LIFECYCLE, http.impatientClient());
    TimeWindow window = TimeWindow.before(Service.NOW, Duration.ofHours(3));
    List<String> said =
        List.of(
            said(() -> eia.latest(Service.MISO)),
            said(() -> eia.history(Service.MISO, window)),
            said(() -> eia.breakdown(Service.MISO)),
            said(eia::access));
    assertFalse((said + "" + http.trace()).contains("CANARY"), () -> said + "\n" + http.trace());
    assertFalse(http.trace().isEmpty());
  }

  static Stream<ResponseDefinitionBuilder> echoes() {
    String both = Service.KEY + " and " + AS_SENT;
    return Stream.concat(
        Stream.of(
            json(403, error("API_KEY_INVALID", both)),
            json(403, error("API_KEY_" + both, both)),
            json(400, "{\"error\":\"" + both + "\"}"),
            json(400, error(both, "/v2?api_key=" + AS_SENT)),
            json(200, page("\"respondent\":\"MISO\"", "\"respondent\":\"" + both + "\"")),
            json(200, page("megawatthours", both)),
            json(200, page("COL", both)),
            json(200, "{\"" + both + "\":"),
            aResponse().withHeader("Content-Type", "text/" + both).withBody(both),
            aResponse().withStatus(302).withHeader("Location", "/v2?api_key=" + AS_SENT),
            aResponse().withStatus(500).withBody(both),
            aResponse().withFixedDelay(3000)),
        Stream.of(Fault.values()).map(fault -> aResponse().withFault(fault)));
  }

  @Test
  void aRequestPrintsWithoutTheKey() {
    Endpoint endpoint = new Endpoint(URI.create("https://example.org/v2"), new Secret(Service.KEY));
    assertEquals(
        "GET https://example.org/v2/electricity/rto/fuel-type-data/data",
        endpoint.newest("MISO").toString());
  }

  /** All that anybody could print of an outcome, with the causes of an exception. */
  private static String said(Supplier<Object> question) {
    try {
      return question.get().toString();
    } catch (CarbonException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return trace + e.hint().orElse("");
    }
  }

  private static String page(String from, String to) {
    return Service.page(
            Service.hour("2026-03-02T12", "COL=100"), Service.hour("2026-03-02T11", "COL=100"))
        .replace(from, to);
  }

  private static String error(String code, String message) {
    return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }
}
