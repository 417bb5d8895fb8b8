package dev.carbon.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonHttpTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final TestHttp test = new TestHttp();
  private final JsonHttp http = test.client();

  @Test
  void handsOverStatusBodyAndServerDate() {
    answer(json("{\"value\":7}").withHeader("Date", "Mon, 02 Mar 2026 12:00:00 GMT"));
    JsonReply reply = http.get(request());
    assertTrue(reply.isSuccess());
    assertEquals(7, reply.body().get("value").intValue());
    assertEquals(Optional.of(Instant.parse("2026-03-02T12:00:00Z")), reply.serverDate());
  }

  @Test
  void sendsTheSecretHeaderAndTheQuery() {
    answer(json("{}"));
    http.get(request());
    SERVER.verify(
        getRequestedFor(urlEqualTo("/v3/latest?api_key=CANARY-query"))
            .withHeader("auth-token", equalTo("CANARY-header"))
            .withHeader("Accept", equalTo("application/json")));
  }

  @Test
  void postsAQuestionAndTracesItWithoutItsBody() {
    answer(json("{}"));
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("filter", "CANARY-body");
    http.post(request(), question);
    SERVER.verify(
        postRequestedFor(urlEqualTo("/v3/latest?api_key=CANARY-query"))
            .withHeader("auth-token", equalTo("CANARY-header"))
            .withHeader("Content-Type", containing("application/json"))
            .withRequestBody(equalTo("{\"filter\":\"CANARY-body\"}")));
    assertTrue(test.trace().get(0).startsWith("POST http://127.0.0.1:"), test.trace().get(0));
    assertFalse(test.trace().get(0).contains("CANARY"));
  }

  @Test
  void repeatsAQuestionThatGotNoAnswer() {
    answer(aResponse().withStatus(503));
    JsonNode question = JsonNodeFactory.instance.objectNode();
    assertThrows(CarbonException.class, () -> http.post(request(), question));
    SERVER.verify(3, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422})
  void returnsARefusalInJsonToTheCallerAndNeverRepeatsIt(int status) {
    answer(json("{\"error\":\"no\"}").withStatus(status));
    JsonReply reply = http.get(request());
    assertFalse(reply.isSuccess());
    assertEquals(status, reply.status());
    assertEquals(1, calls());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void triesThreeTimesWhenTheServiceIsBusy(int status) {
    answer(json("{}").withStatus(status));
    assertTrue(failure().contains("(" + status + ")"));
    assertEquals(3, calls());
    assertEquals(List.of(Duration.ofMillis(125), Duration.ofMillis(250)), test.waits());
  }

  @Test
  void returnsTheAnswerOfALaterTry() {
    SERVER.stubFor(
        any(anyUrl())
            .inScenario("recovers")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("up")
            .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "4")));
    SERVER.stubFor(
        any(anyUrl()).inScenario("recovers").whenScenarioStateIs("up").willReturn(json("[1]")));
    assertEquals(1, http.get(request()).body().size());
    assertEquals(List.of(Duration.ofSeconds(4)), test.waits());
  }

  @Test
  void retriesInOneLayerEvenWhenToldToRetryAtOnce() {
    answer(aResponse().withStatus(503).withHeader("Retry-After", "0"));
    failure();
    assertEquals(3, calls());
  }

  @Test
  void givesUpAtOnceWhenAskedToWaitTooLong() {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "3600"));
    assertTrue(failure().endsWith("limits the rate of requests (429) and asks to wait 3600 s"));
    assertEquals(1, calls());
  }

  @Test
  void comparesADateWithTheServersClock() {
    answer(
        aResponse()
            .withStatus(429)
            .withHeader("Date", "Mon, 02 Mar 2026 12:00:00 GMT")
            .withHeader("Retry-After", "Mon, 02 Mar 2026 12:00:20 GMT"));
    failure();
    assertEquals(List.of(Duration.ofSeconds(20), Duration.ofSeconds(20)), test.waits());
  }

  @Test
  void sharesOneBudgetAmongAllCallsOfASurvey() {
    answer(aResponse().withStatus(503));
    JsonHttp survey = http.with(new RetryBudget(3));
    for (int i = 0; i < 5; i++) {
      assertThrows(CarbonException.class, () -> survey.get(request()));
    }
    assertEquals(5 + 3, calls());
  }

  @Test
  void tracesEveryTryWithoutQueryAndHeaders() {
    answer(aResponse().withStatus(503));
    failure();
    assertEquals(3, test.trace().size());
    String start = "GET http://127.0.0.1:" + SERVER.getPort() + "/v3/latest 503 ";
    test.trace().forEach(line -> assertTrue(line.startsWith(start) && line.endsWith(" ms"), line));
  }

  @Test
  void acceptsJsonByAnyOfItsNames() {
    for (String type :
        List.of(
            "application/json; charset=utf-8", "APPLICATION/JSON", "application/problem+json")) {
      answer(aResponse().withBody("{}").withHeader("Content-Type", type));
      assertEquals(0, http.get(request()).body().size());
    }
  }

  private String failure() {
    CarbonException error = assertThrows(CarbonException.class, () -> http.get(request()));
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    return error.text();
  }

  private static void answer(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response));
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  private static int calls() {
    return SERVER.findAll(anyRequestedFor(anyUrl())).size();
  }

  private static JsonRequest request() {
    return JsonRequest.to(URI.create("http://127.0.0.1:" + SERVER.getPort()), "/v3/latest")
        .query("api_key", "CANARY-query")
        .header("auth-token", new Secret("CANARY-header"));
  }
}
