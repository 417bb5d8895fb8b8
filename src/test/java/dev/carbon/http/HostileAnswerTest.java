package dev.carbon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.unit.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no proper server sends, and WireMock therefore cannot: each is a failure and no crash. */
class HostileAnswerTest {
  private final TestHttp test = new TestHttp();
  private final ServerSocket server = open();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 -12 CANARY\n\n",
        "HTTP/1.1 000 CANARY\n\n",
        "HTTP/1.1 099 CANARY\n\n",
        "HTTP/1.1 101 CANARY\nUpgrade: CANARY\n\n",
        "HTTP/1.1 407 CANARY\n\n",
        "HTTP/1.1 99999 CANARY\n\n",
        "HTTP/9.9 200 CANARY\n\n",
        "CANARY\n\n",
        "HTTP/1.1 200 OK\nCANARY\n\n{}",
        "HTTP/1.1 200 OK\n: CANARY\n\n{}",
        "HTTP/1.1 200 OK\nContent-Type: CANARY\u00e9\u0001/\u00ff\n\n{}",
        "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: CANARY\n\n{CANARY",
        "HTTP/1.1 200 OK\nContent-Length: -1\n\n{CANARY",
        "HTTP/1.1 204 No\nContent-Length: 6\n\nCANARY",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nCANARY\n",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nffffffffffffffff\nCANARY",
        "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Encoding: gzip\n\nCANARY",
        "HTTP/1.1 302 No\nLocation: CANARY\u00e9 \u0001\n\n",
        "HTTP/1.1 401 No\nWWW-Authenticate: CANARY \u00e9=,,\"\n\n",
        "HTTP/1.1 429 No\nRetry-After: CANARY sp\u00e4ter\n\n",
        "HTTP/1.1 429 No\nRetry-After: \u0001CANARY\n\n",
        "HTTP/1.1 503 No\nDate: CANARY\u00e9\nRetry-After: Mon, 31 Feb 2026 00:00:00 GMT\n\n",
        "HTTP/1.1 100 Continue\n\nHTTP/1.1 100 Continue\n\nHTTP/1.1 100 Continue\n\nCANARY\n\n"
      })
  void isAFailureInOneLine(String answer) {
    serve(answer);
    CarbonException error = assertThrows(CarbonException.class, this::get);
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    assertFalse((trace + "" + test.trace()).contains("CANARY"), trace::toString);
    assertFalse(error.text().chars().anyMatch(Character::isISOControl), error.text());
    assertTrue(test.trace().size() <= 3, () -> test.trace().toString());
  }

  private JsonReply get() {
    URI base = URI.create("http://127.0.0.1:" + server.getLocalPort());
    return test.client().get(JsonRequest.to(base, "/v3").header("x", new Secret("CANARY")));
  }

  private static ServerSocket open() {
    try {
      return new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException("no port", e);
    }
  }

  /** Sends the bytes of {@code answer} to whoever asks, and hangs up. */
  private void serve(String answer) {
    Thread serving =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  int read = socket.getInputStream().read(new byte[2048]);
                  assertTrue(read > 0);
                  socket
                      .getOutputStream()
                      .write(answer.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                  // The test is over.
                }
              }
            });
    serving.setDaemon(true);
    serving.start();
  }
}
