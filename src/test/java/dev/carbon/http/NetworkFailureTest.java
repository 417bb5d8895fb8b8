package dev.carbon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

class NetworkFailureTest {
  private static final String HOST = "api.example.org";

  private static final List<IOException> LASTING =
      List.of(
          new UnknownHostException(HOST),
          new SSLHandshakeException("PKIX path building failed"),
          new SSLPeerUnverifiedException("Hostname not verified"),
          new SocketTimeoutException("Read timed out"),
          new InterruptedIOException("timeout"),
          new ConnectException("Connection refused"),
          new NoRouteToHostException("No route to host"),
          new ProtocolException("Received HTTP_PROXY_AUTH (407) code while not using proxy"),
          new IOException("Failed to authenticate with proxy"));

  private static final List<IOException> PASSING =
      List.of(
          new SocketException("Connection reset"),
          new EOFException(),
          new ProtocolException("Unexpected status line: CANARY"),
          new ProtocolException("Unexpected status line: CANARY of a proxy"),
          new SSLException("Connection reset", new SocketException("Connection reset")),
          new IOException());

  @Test
  void repeatsOnlyWhatAMomentMayMend() {
    LASTING.forEach(e -> assertFalse(explain(e).isPassing(), e.toString()));
    PASSING.forEach(e -> assertTrue(explain(e).isPassing(), e.toString()));
  }

  @Test
  void namesTheHostAndNoClass() {
    Stream.concat(LASTING.stream(), PASSING.stream())
        .map(e -> explain(e).error())
        .forEach(
            error -> {
              assertEquals(ErrorKind.UPSTREAM, error.kind());
              assertTrue(error.text().contains(HOST), error.text());
              assertFalse(error.text().contains("Exception"), error.text());
              assertFalse(error.text().contains("\n"), error.text());
            });
  }

  @Test
  void tellsTheCausesApart() {
    List<String> messages =
        Stream.of(
                new UnknownHostException(HOST),
                new SSLHandshakeException("PKIX path building failed"),
                new SocketTimeoutException("Read timed out"),
                new ConnectException("Connection refused"),
                new SocketException("Connection reset"),
                new ProtocolException("Unexpected status line"))
            .map(e -> explain(e).error().text())
            .distinct()
            .toList();
    assertEquals(6, messages.size());
  }

  @Test
  void takesAnInterruptionForWhatItIs() {
    Thread.currentThread().interrupt();
    CarbonException error =
        assertThrows(CarbonException.class, () -> explain(new InterruptedIOException("timeout")));
    assertEquals(ErrorKind.INTERRUPTED, error.kind());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  private static Attempt.Failed explain(IOException e) {
    return NetworkFailure.explain(HOST, e);
  }
}
