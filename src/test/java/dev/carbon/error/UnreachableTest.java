package dev.carbon.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class UnreachableTest {
  @Test
  void namesTheCauseBehindTheException() {
    assertEquals(
        "S has no address: no network, or no name server", why(new UnknownHostException("h")));
    assertEquals("S refused the connection", why(new ConnectException("Connection refused")));
    assertEquals("S did not answer in time", why(new SocketTimeoutException("Read timed out")));
    assertEquals(
        "the connection to S is not secure: PKIX path",
        why(new SSLHandshakeException("PKIX path")));
  }

  @Test
  void keepsTheWordsOfAnUnknownFailure() {
    assertEquals(
        "the connection to S broke: reset", Unreachable.why("S", new IOException("reset")));
  }

  private static String why(IOException cause) {
    return Unreachable.why("S", new IllegalStateException("wrapped", cause));
  }
}
