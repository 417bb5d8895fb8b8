package dev.carbon.intensity.electricitymaps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.carbon.http.TestHttp;
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
  static final String TOKEN = "CANARY-token";

  Service() {
    super(
        WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")));
  }

  ElectricityMaps client(String version, TestHttp http) {
    return new ElectricityMaps(http.client(), base(version), new Secret(TOKEN), CLOCK);
  }

  ElectricityMaps impatientClient(TestHttp http) {
    return new ElectricityMaps(http.impatientClient(), base("v3"), new Secret(TOKEN), CLOCK);
  }

  ElectricityMaps client() {
    return client("v3", new TestHttp());
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

  List<LoggedRequest> requests() {
    return findAll(anyRequestedFor(anyUrl()));
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

  private URI base(String version) {
    return URI.create("http://127.0.0.1:" + getPort() + "/" + version);
  }
}
