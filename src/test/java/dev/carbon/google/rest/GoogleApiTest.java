package dev.carbon.google.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.Logins;
import dev.carbon.http.EnvironmentProxies;
import dev.carbon.http.TestHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleApiTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final TestHttp test = new TestHttp();

  @Test
  void aServerOnThisMachineStandsInAndGetsNoCredential() {
    SERVER.stubFor(any(anyUrl()).willReturn(jsonResponse("{\"name\":\"projects/7\"}", 200)));
    GoogleReply reply = standIn().get("/v3/projects/p", request -> request.query("view", "FULL"));
    assertEquals("projects/7", reply.body("read it").path("name").textValue());
    SERVER.verify(
        getRequestedFor(urlEqualTo("/logging/v3/projects/p?view=FULL"))
            .withHeader("Authorization", absent()));
  }

  @Test
  void sendsAQuestionAsJson() {
    SERVER.stubFor(any(anyUrl()).willReturn(jsonResponse("{}", 200)));
    standIn().post("/v2/entries:list", JsonNodeFactory.instance.objectNode().put("pageSize", 10));
    SERVER.verify(
        postRequestedFor(urlEqualTo("/logging/v2/entries:list"))
            .withRequestBody(equalToJson("{\"pageSize\":10}")));
  }

  @Test
  void aRefusalBearsTheServicesWordsAndReason() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                jsonResponse(
                    "{\"error\":{\"code\":403,\"message\":\"Not enabled.\\nEnable it.\","
                        + "\"status\":\"PERMISSION_DENIED\",\"details\":[{\"links\":[]},"
                        + "{\"reason\":\"SERVICE_DISABLED\"}]}}",
                    403)));
    GoogleReply reply = standIn().get("/v1/x");
    assertEquals(Optional.of("SERVICE_DISABLED"), reply.reason());
    CarbonException error =
        assertThrows(CarbonException.class, () -> reply.body("read the project"));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertEquals(
        "could not read the project: 127.0.0.1 answered 403, Not enabled. Enable it.",
        error.text());
  }

  @Test
  void aRefusalThatIsNoMatterOfRightsIsTheServicesFailure() {
    SERVER.stubFor(any(anyUrl()).willReturn(jsonResponse("{\"error\":[]}", 404)));
    CarbonException error = standIn().get("/v1/x").refusal("find it");
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertEquals("could not find it: 127.0.0.1 answered 404", error.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://logging.googleapis.com", "http://10.0.0.1", "http:x", "http://a.test"})
  void onlyThisMachineStandsIn(String address) {
    CarbonException error =
        assertThrows(
            CarbonException.class,
            () -> GoogleApi.standIn(URI.create(address), "CARBON_LOGGING_URL", test.client()));
    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertTrue(error.text().startsWith("CARBON_LOGGING_URL must be a server on this machine"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.test/", "a@b", "", "evil.test#", "Logging"})
  void aTokenGoesToGooglesHostsOnly(String service) {
    assertThrows(
        IllegalArgumentException.class,
        () -> GoogleApi.of(service, test.client(), Logins.withToken("CANARY")));
  }

  @Test
  void theTokenIsShownNeitherToAProxyNorInTheFailureNorInTheTrace() throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> seen = CompletableFuture.supplyAsync(() -> refuse(proxy));
      GoogleApi api =
          GoogleApi.of(
              "logging",
              test.clientThrough(
                  new EnvironmentProxies(
                      Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort()))),
              Logins.withToken("CANARY"));
      CarbonException error = assertThrows(CarbonException.class, () -> api.get("/v2/x"));
      assertTrue(seen.get().startsWith("CONNECT logging.googleapis.com:443"), seen.get());
      assertFalse((seen.get() + error.text() + test.trace()).contains("CANARY"));
    }
  }

  private static String refuse(ServerSocket proxy) {
    try (Socket socket = proxy.accept()) {
      byte[] start = new byte[4096];
      int read = socket.getInputStream().read(start);
      socket.getOutputStream().write("HTTP/1.1 403 No\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      return new String(start, 0, read, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "nothing: " + e;
    }
  }

  private GoogleApi standIn() {
    URI base = URI.create(SERVER.baseUrl().replace("localhost", "127.0.0.1") + "/logging");
    return GoogleApi.standIn(base, "CARBON_LOGGING_URL", test.client());
  }
}
