package dev.carbon.intensity.ukgrid;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.carbon.http.TestHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The Carbon Intensity API on this machine, and a client of it at a fixed time. */
final class Service extends WireMockExtension {
  static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");

  Service() {
    super(
        WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")));
  }

  UkGrid client() {
    URI base = URI.create("http://127.0.0.1:" + getPort());
    return new UkGrid(new TestHttp().client(), base, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  void answers(ResponseDefinitionBuilder response) {
    stubFor(any(anyUrl()).willReturn(response));
  }

  void answers(int status, String json) {
    answers(
        aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "application/json; charset=utf-8")
            .withBody(json));
  }

  /** The path of each request, in order. */
  List<String> questions() {
    return findAll(anyRequestedFor(anyUrl())).stream().map(LoggedRequest::getUrl).toList();
  }

  /** The answer of a national endpoint, with invented values. */
  static String national(String... halfHours) {
    return "{\"data\":[" + String.join(",", halfHours) + "]}";
  }

  /** The answer of {@code /regional/regionid}, where the region lies in a list. */
  static String regionNow(String id, String... halfHours) {
    return "{\"data\":[" + region(id, halfHours) + "]}";
  }

  /** The answer of {@code /regional/intensity}, where the region lies in no list. */
  static String regionAhead(String id, String... halfHours) {
    return "{\"data\":" + region(id, halfHours) + "}";
  }

  /** Half an hour of 2 March 2026, its values in JSON. */
  static String halfHour(String from, String to, String forecast, String actual) {
    return """
        {"from":"2026-03-02T%sZ","to":"2026-03-02T%sZ",
         "intensity":{"forecast":%s,"actual":%s,"index":"low"}}
        """
        .formatted(from, to, forecast, actual);
  }

  /** Half an hour of a region, which has no actual value. */
  static String halfHour(String from, String to, String forecast) {
    return """
        {"from":"2026-03-02T%sZ","to":"2026-03-02T%sZ",
         "intensity":{"forecast":%s,"index":"low"}}
        """
        .formatted(from, to, forecast);
  }

  private static String region(String id, String... halfHours) {
    return """
        {"regionid":%s,"shortname":"Invented","data":[%s]}
        """
        .formatted(id, String.join(",", halfHours));
  }
}
