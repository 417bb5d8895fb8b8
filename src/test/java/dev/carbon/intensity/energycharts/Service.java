package dev.carbon.intensity.energycharts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.TestHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Energy-Charts on this machine, and a client of it at a fixed time. */
final class Service extends WireMockExtension {
  static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");

  Service() {
    super(
        WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")));
  }

  EnergyCharts client(JsonHttp http) {
    return new EnergyCharts(http, base(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  EnergyCharts client() {
    return client(new TestHttp().client());
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + getPort());
  }

  void answers(ResponseDefinitionBuilder response) {
    stubFor(any(anyUrl()).willReturn(response));
  }

  void answers(int status, String json) {
    answers(
        aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "application/json")
            .withBody(json));
  }

  /** The path and query of each request, decoded, in order. */
  List<String> questions() {
    return findAll(anyRequestedFor(anyUrl())).stream()
        .map(LoggedRequest::getUrl)
        .map(url -> url.replace("%3A", ":"))
        .toList();
  }

  /**
   * An answer of the recorded shape, with invented values, one every {@code minutes} from {@code
   * start} on.
   *
   * @param measured JSON values, separated by commas
   * @param expected as many
   */
  static String every(int minutes, String start, String measured, String expected) {
    long first = Instant.parse(start).getEpochSecond();
    String stamps =
        IntStream.range(0, measured.split(",", -1).length)
            .mapToObj(i -> Long.toString(first + 60L * minutes * i))
            .collect(Collectors.joining(","));
    return columns(stamps, measured, expected);
  }

  /** The same with times as they are given. */
  static String columns(String stamps, String measured, String expected) {
    return """
        {"unix_seconds":[%s],"co2eq":[%s],"co2eq_forecast":[%s],"deprecated":false}
        """
        .formatted(stamps, measured, expected);
  }
}
