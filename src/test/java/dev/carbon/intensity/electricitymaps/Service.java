package dev.carbon.intensity.electricitymaps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Electricity Maps on this machine, and a client of it at a fixed time. */
final class Service extends WireMockExtension {
  static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final SourceTerms LIFECYCLE = new SourceTerms(ElectricityMaps.LIFECYCLE, false, CLOCK);
  static final SourceTerms DIRECT = new SourceTerms(ElectricityMaps.DIRECT, false, CLOCK);
  static final SourceTerms MEASURED = new SourceTerms(ElectricityMaps.LIFECYCLE, true, CLOCK);
  static final String TOKEN = "CANARY-token";

  Service() {
    super(
        WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")));
  }

  ElectricityMaps client(String version, TestHttp http) {
    return new ElectricityMaps(http.client(), base(version), new Secret(TOKEN), LIFECYCLE);
  }

  ElectricityMaps client(String version, SourceTerms terms) {
    return new ElectricityMaps(new TestHttp().client(), base(version), new Secret(TOKEN), terms);
  }

  ElectricityMaps impatientClient(TestHttp http) {
    return new ElectricityMaps(http.impatientClient(), base("v3"), new Secret(TOKEN), LIFECYCLE);
  }

  ElectricityMaps client() {
    return client("v3", new TestHttp());
  }

  void answers(ResponseDefinitionBuilder response) {
    stubFor(any(anyUrl()).willReturn(response));
  }

  void answers(int status, String json) {
    answers(json(status, json));
  }

  /** What one address answers, whatever the query; the others stay as they are. */
  void answersAt(String path, ResponseDefinitionBuilder response) {
    stubFor(any(urlPathEqualTo(path)).willReturn(response));
  }

  /** What one address answers to one value of a query parameter. */
  void answersAt(String path, String parameter, String value, String json) {
    stubFor(
        any(urlPathEqualTo(path))
            .withQueryParam(parameter, equalTo(value))
            .willReturn(json(200, json)));
  }

  static ResponseDefinitionBuilder json(int status, String json) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json; charset=utf-8")
        .withBody(json);
  }

  List<LoggedRequest> requests() {
    return findAll(anyRequestedFor(anyUrl()));
  }

  /** The addresses asked so far with their queries, in the order of asking. */
  List<String> asked() {
    return requests().stream().map(LoggedRequest::getUrl).toList();
  }

  /** An answer of the recorded shape, with invented values. */
  static String intensity(String zone, String value) {
    return """
        {"zone":"%s","carbonIntensity":%s,"datetime":"2026-03-02T12:00:00.000Z",
         "updatedAt":"2026-03-02T11:49:00.000Z","createdAt":"2026-02-27T12:49:00.000Z",
         "emissionFactorType":"lifecycle","isEstimated":true,
         "estimationMethod":"INVENTED_METHOD","temporalGranularity":"hourly"}
        """
        .formatted(zone, value);
  }

  /** An answer of many points of the recorded shape, under {@code key}. */
  static String series(String zone, String key, String... points) {
    return "{\"zone\":\"%s\",\"%s\":[%s],\"temporalGranularity\":\"hourly\"}"
        .formatted(zone, key, String.join(",", points));
  }

  /** A point of the past of the recorded shape, with invented values. */
  static String point(String start, String value) {
    return """
        {"zone":"DE","carbonIntensity":%s,"datetime":"%s","updatedAt":"2026-03-02T11:49:00.000Z",
         "createdAt":"2026-02-27T12:49:00.000Z","emissionFactorType":"lifecycle",
         "isEstimated":false,"estimationMethod":null}
        """
        .formatted(value, start);
  }

  private URI base(String version) {
    return URI.create("http://127.0.0.1:" + getPort() + "/" + version);
  }
}
