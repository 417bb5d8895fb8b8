package dev.carbon.intensity.watttime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.carbon.http.TestHttp;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** WattTime on this machine, and a client of it at a fixed time. */
final class Service extends WireMockExtension {
  static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");
  static final String USER = "an-invented-user";
  static final String PASSWORD = "CANARY-password";
  static final String CREDENTIALS = "YW4taW52ZW50ZWQtdXNlcjpDQU5BUlktcGFzc3dvcmQ=";
  static final String TOKEN = "CANARY-token";
  static final String HTML = "<html><head><title>403 Forbidden</title></head></html>";

  static final int SLOW_MILLIS = 300;

  Service() {
    super(
        WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1").containerThreads(64)));
  }

  WattTime client(TestHttp http) {
    return client(http, NOW);
  }

  WattTime client(TestHttp http, Instant now) {
    return new WattTime(
        http.client(),
        base(),
        new Secret(USER),
        new Secret(PASSWORD),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  /** A client whose login is accepted. */
  WattTime client() {
    logsIn(TOKEN);
    return client(new TestHttp());
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + getPort());
  }

  /** Gives these tokens, one a login; the last one ever after. */
  void logsIn(String... tokens) {
    logsInAfter(0, tokens);
  }

  /** As {@link #logsIn}, so late that all callers are there before the first answer is. */
  void logsInSlowly(String... tokens) {
    logsInAfter(SLOW_MILLIS, tokens);
  }

  private void logsInAfter(int millis, String... tokens) {
    resetScenarios();
    for (int i = 0; i < tokens.length; i++) {
      stubFor(
          get(urlPathEqualTo("/login"))
              .inScenario("login")
              .whenScenarioStateIs(state(i))
              .willSetStateTo(state(Math.min(i + 1, tokens.length - 1)))
              .willReturn(json(200, "{\"token\":\"" + tokens[i] + "\"}").withFixedDelay(millis)));
    }
  }

  private static String state(int logins) {
    return logins == 0 ? Scenario.STARTED : "after " + logins;
  }

  void answersLogin(ResponseDefinitionBuilder response) {
    stubFor(get(urlPathEqualTo("/login")).willReturn(response));
  }

  /** Answers every question for data alike. */
  void answers(ResponseDefinitionBuilder response) {
    answers(".*", response);
  }

  void answers(int status, String json) {
    answers(json(status, json));
  }

  /** Answers the questions whose address, after {@code /v3/}, matches. */
  void answers(String address, ResponseDefinitionBuilder response) {
    stubFor(get(urlMatching("/v3/" + address)).willReturn(response));
  }

  /** Answers questions for data with that token alone; all others get 401. */
  void answersTo(String token, String json) {
    answers(401, "{\"error\":\"expired\"}");
    stubFor(
        get(urlPathMatching("/v3/.*"))
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(json(200, json)));
  }

  List<LoggedRequest> logins() {
    return findAll(getRequestedFor(urlPathEqualTo("/login")));
  }

  /** The questions for data, in the order in which they came. */
  List<LoggedRequest> questions() {
    return findAll(getRequestedFor(urlPathMatching("/v3/.*")));
  }

  static ResponseDefinitionBuilder json(int status, String json) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(json);
  }

  static ResponseDefinitionBuilder html(int status) {
    return aResponse().withStatus(status).withHeader("Content-Type", "text/html").withBody(HTML);
  }

  /** An answer with one value, as of {@code 12:20}. */
  static String value(String region, String pounds) {
    return values(region, point("2026-03-02T12:20:00+00:00", pounds));
  }

  /** An answer of the documented shape, with invented values. */
  static String values(String region, String... points) {
    return """
        {"data":[%s],
         "meta":{"data_point_period_seconds":300,"region":"%s","signal_type":"co2_moer",
          "units":"lbs_co2_per_mwh","warnings":[],"model":{"type":"heatrate","date":"2025-01-01"},
          "generated_at_period_seconds":300,"generated_at":"2026-03-02T12:20:00+00:00"}}
        """
        .formatted(String.join(",", points), region);
  }

  static String point(String time, String value) {
    return "{\"point_time\":\"" + time + "\",\"value\":" + value + "}";
  }

  /** An answer of the index, with an invented value. */
  static String index(String region, String percentile) {
    return value(region, percentile).replace("lbs_co2_per_mwh", "percentile");
  }
}
