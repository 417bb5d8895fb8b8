package dev.carbon.intensity.eia;

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
import dev.carbon.intensity.IntensityKind;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The EIA on this machine, and a client of it at a fixed time. */
final class Service extends WireMockExtension {
  static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");
  static final GridZone MISO = new GridZone("US-MIDW-MISO");

  /** Not of the letters that a real key has: it is sent otherwise than it is meant. */
  static final String KEY = "CANARY key+1";

  Service() {
    super(
        WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1")));
  }

  Eia client(IntensityKind kind, JsonHttp http) {
    URI base = URI.create("http://127.0.0.1:" + getPort() + "/v2");
    return new Eia(http, base, new Secret(KEY), kind, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  Eia client(IntensityKind kind) {
    return client(kind, new TestHttp().client());
  }

  Eia client() {
    return client(Eia.LIFECYCLE);
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
        .map(url -> URLDecoder.decode(url, StandardCharsets.UTF_8))
        .toList();
  }

  /** A whole answer of the recorded shape, with invented values. */
  static String page(String... hours) {
    long rows = Stream.of(hours).flatMap(hour -> Stream.of(hour.split("\\n"))).count();
    return page(rows, hours);
  }

  /** An answer that is a part of {@code total} rows. */
  static String page(long total, String... hours) {
    String rows =
        Stream.of(hours)
            .flatMap(hour -> Stream.of(hour.split("\\n")))
            .collect(Collectors.joining(","));
    return """
        {"response":{"total":"%d","dateFormat":"YYYY-MM-DD\\"T\\"HH24","frequency":"hourly",
         "data":[%s]},"request":{"command":"/v2/electricity/rto/fuel-type-data/data/"}}
        """
        .formatted(total, rows);
  }

  /**
   * The rows of one hour of MISO, one a line.
   *
   * @param period as the EIA names it, by its end
   * @param values such as {@code COL=200}
   */
  static String hour(String period, String... values) {
    return Stream.of(values)
        .map(value -> value.split("=", 2))
        .map(value -> row(period, value[0], "\"" + value[1] + "\""))
        .collect(Collectors.joining("\n"));
  }

  /** One row, its value in JSON. */
  static String row(String period, String fuel, String value) {
    return ("{\"period\":\"%s\",\"respondent\":\"MISO\",\"respondent-name\":\"Invented\","
            + "\"fueltype\":\"%s\",\"type-name\":\"Invented\",\"value\":%s,"
            + "\"value-units\":\"megawatthours\"}")
        .formatted(period, fuel, value);
  }
}
