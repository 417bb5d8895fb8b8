package dev.carbon.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.unit.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonHttpFaultTest {
  @RegisterExtension static final WireMockExtension SERVER = server();

  @RegisterExtension static final WireMockExtension OTHER_HOST = server();

  private final TestHttp test = new TestHttp();

  @ParameterizedTest
  @EnumSource(Fault.class)
  void triesThreeTimesWhenTheConnectionBreaksOrTheAnswerIsGarbled(Fault fault) {
    answer(aResponse().withFault(fault).withHeader("Content-Type", "application/json"));
    String message = failure(test.client(), request());
    assertTrue(
        message.endsWith("broke the connection before it had answered")
            || message.endsWith("answered with something that is not HTTP"),
        message);
    assertEquals(3, calls());
  }

  @Test
  void givesUpOnASilentServer() {
    answer(aResponse().withBody("{}").withFixedDelay(3000));
    assertTrue(failure(test.impatientClient(), request()).endsWith("did not answer in time"));
    assertEquals(1, calls());
  }

  @Test
  void givesUpOnAServerThatDrips() {
    answer(json("{\"value\":" + "1".repeat(50) + "}").withChunkedDribbleDelay(20, 4000));
    assertTrue(failure(test.impatientClient(), request()).endsWith("did not answer in time"));
  }

  @Test
  void readsNoMoreThanOneMegabyte() {
    answer(json("\"" + "x".repeat(1 << 20) + "\""));
    assertTrue(failure(test.client(), request()).endsWith("answered with more than 1 MB"));
    assertEquals(1, calls());
  }

  @Test
  void readsNoMoreThanOneMegabyteOfASmallBodyThatSwells() throws IOException {
    byte[] bomb = gzip("\"" + "0".repeat(40 << 20) + "\"");
    assertTrue(bomb.length < 100_000);
    answer(json("").withBody(bomb).withHeader("Content-Encoding", "gzip"));
    assertTrue(failure(test.client(), request()).endsWith("answered with more than 1 MB"));
  }

  @Test
  void readsUpToFourMegabytesWhereMuchIsExpected() {
    JsonRequest request = request().expectingMuch();
    answer(json("\"" + "x".repeat(3 << 20) + "\""));
    assertEquals(3 << 20, test.client().get(request).body().textValue().length());
    answer(json("\"" + "x".repeat(4 << 20) + "\""));
    assertTrue(failure(test.client(), request).endsWith("answered with more than 4 MB"));
  }

  @Test
  void handsARefusalInTextToWhoTakesSuch() {
    answer(aResponse().withStatus(403).withHeader("Content-Type", "text/html").withBody("<html>"));
    JsonReply reply = test.client().get(request().takingTextRefusals());
    assertEquals(403, reply.status());
    assertTrue(reply.body().isMissingNode());
    assertTrue(failure(test.client(), request()).contains("text/html"));
  }

  @Test
  void takesNoSuccessInTextEvenThen() {
    answer(aResponse().withHeader("Content-Type", "text/html").withBody("<html>"));
    assertTrue(failure(test.client(), request().takingTextRefusals()).contains("text/html"));
  }

  @Test
  void readsACompressedAnswer() throws IOException {
    answer(json("").withBody(gzip("[1,2]")).withHeader("Content-Encoding", "gzip"));
    assertEquals(2, test.client().get(request()).body().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{}{}", "{\"a\":NaN}", "", "{", "[[[[[[[[[[[[[[[["})
  void refusesWhatIsNotStrictJson(String body) {
    answer(json(body));
    assertTrue(failure(test.client(), request()).contains(" answered with "));
    assertEquals(1, calls());
  }

  @Test
  void tellsALogInPageFromAnAnswer() {
    answer(aResponse().withHeader("Content-Type", "text/html").withBody("<html>"));
    assertTrue(
        failure(test.client(), request())
            .endsWith("answered 200 with text/html where JSON was expected"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x/CANARY-header\u001b[31m", "text/CANARY-query", "CANARY", "text/csv-"})
  void repeatsNoUnusualContentType(String type) {
    answer(aResponse().withHeader("Content-Type", type).withBody("x"));
    assertTrue(
        failure(test.client(), request())
            .endsWith("answered 200 with text of an unusual type where JSON was expected"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void neverFollowsARedirectSoTheTokenStaysHome(int status) {
    OTHER_HOST.stubFor(any(anyUrl()).willReturn(json("{}")));
    answer(
        aResponse()
            .withStatus(status)
            .withHeader("Location", "http://127.0.0.1:" + OTHER_HOST.getPort() + "/elsewhere"));
    assertTrue(failure(test.client(), request()).contains("redirect (" + status + ")"));
    assertEquals(0, OTHER_HOST.findAll(anyRequestedFor(anyUrl())).size());
    assertEquals(1, calls());
  }

  @Test
  void neverTrustsAnUnknownCertificate() {
    JsonRequest secure = requestTo("https://localhost:" + SERVER.getHttpsPort());
    assertTrue(failure(test.client(), secure).startsWith("could not trust localhost"));
    assertEquals(0, calls());
    assertEquals(1, test.trace().size());
  }

  @Test
  void saysThatAConnectionWasRefused() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    String message = failure(test.client(), requestTo("http://127.0.0.1:" + port));
    assertEquals("could not connect to 127.0.0.1:" + port + ": connection refused", message);
    assertEquals(1, test.trace().size());
  }

  @Test
  void givesUpOnAServerThatSendsOneByteAfterAnother() throws IOException {
    try (ServerSocket server = serve(JsonHttpFaultTest::drip)) {
      String base = "http://127.0.0.1:" + server.getLocalPort();
      String message = failure(test.impatientClient(), requestTo(base));
      assertTrue(message.endsWith("did not answer in time"), message);
    }
  }

  @Test
  void goesThroughTheProxyItIsGiven() throws IOException {
    try (ServerSocket proxy = serve(out -> out.write(ascii("HTTP/1.1 403 No\r\n\r\n")))) {
      ProxySelector proxies = ProxySelector.of((InetSocketAddress) proxy.getLocalSocketAddress());
      JsonHttp http = test.client(proxies, Duration.ofSeconds(10), 10);
      String message = failure(http, requestTo("https://api.example.invalid"));
      String route = "api.example.invalid through the proxy localhost:" + proxy.getLocalPort();
      assertEquals("could not reach " + route + ": the proxy refused", message);
    }
  }

  /** What a server sends once it has read a request. */
  private interface Answer {
    void writeTo(OutputStream out) throws IOException, InterruptedException;
  }

  /** Never silent for as long as the read timeout, so that only the call timeout can end it. */
  private static void drip(OutputStream out) throws IOException, InterruptedException {
    out.write(
        ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 60\r\n\r\n"));
    for (int i = 0; i < 60; i++) {
      out.write(i < 59 ? ' ' : '1');
      out.flush();
      Thread.sleep(50);
    }
  }

  private static ServerSocket serve(Answer answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread serving = new Thread(() -> serveOne(server, answer));
    serving.setDaemon(true);
    serving.start();
    return server;
  }

  private static void serveOne(ServerSocket server, Answer answer) {
    try (Socket socket = server.accept()) {
      int read = socket.getInputStream().read(new byte[1024]);
      assertTrue(read > 0);
      answer.writeTo(socket.getOutputStream());
    } catch (IOException | InterruptedException e) {
      // The client has hung up, as it should.
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Fails, and shows no secret anywhere: message, hint, causes, trace. */
  private String failure(JsonHttp http, JsonRequest request) {
    CarbonException error = assertThrows(CarbonException.class, () -> http.get(request));
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    StringWriter everything = new StringWriter();
    error.printStackTrace(new PrintWriter(everything));
    everything.append(error.hint().orElse("")).append(String.join("\n", test.trace()));
    assertFalse(everything.toString().contains("CANARY"), everything::toString);
    assertFalse(error.text().contains("Exception"), error.text());
    return error.text();
  }

  private static WireMockExtension server() {
    return WireMockExtension.newInstance()
        .options(wireMockConfig().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"))
        .build();
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
    return requestTo("http://127.0.0.1:" + SERVER.getPort());
  }

  private static JsonRequest requestTo(String base) {
    return JsonRequest.to(URI.create(base), "/v3/latest")
        .query("api_key", "CANARY-query")
        .header("auth-token", new Secret("CANARY-header"));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
