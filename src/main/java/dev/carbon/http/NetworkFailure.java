package dev.carbon.http;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says in the user's words why a call came back without an HTTP answer. */
final class NetworkFailure {
  private NetworkFailure() {}

  /**
   * The failure behind {@code e}. Only what a moment may mend is passing: a broken connection or a
   * garbled answer, not a wrong name, a certificate, a closed port or a silent server.
   *
   * @throws CarbonException INTERRUPTED when the calling thread was interrupted
   */
  static Attempt.Failed explain(String host, IOException e) {
    if (isInterruption(e)) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped while waiting for " + host);
    }
    if (e instanceof InterruptedIOException) {
      return Attempt.forGood(host + " did not answer in time", null, e);
    }
    if (e instanceof UnknownHostException) {
      return Attempt.forGood(
          "could not find " + host + ": its name does not resolve", "check the network", e);
    }
    if (e instanceof SSLException && !(e.getCause() instanceof SocketException)) {
      return Attempt.forGood(
          "could not trust " + host + ": no secure connection with a valid certificate",
          "check this machine's clock and whether the network intercepts TLS",
          e);
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return Attempt.forGood("could not connect to " + host + ": connection refused", null, e);
    }
    return explainBroken(host, e);
  }

  private static Attempt.Failed explainBroken(String host, IOException e) {
    if (isOfProxy(e)) {
      return Attempt.forGood("could not reach " + host + ": the proxy refused", null, e);
    }
    if (e instanceof ProtocolException) {
      // Without its cause: that quotes what the server sent.
      return Attempt.passing(host + " answered with something that is not HTTP", (Throwable) null);
    }
    return Attempt.passing(host + " broke the connection before it had answered", e);
  }

  /** Whether a proxy refused, the one that was asked or one that nobody knows of. */
  private static boolean isOfProxy(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof ProtocolException
        // The others quote the server, in whose words there is nothing to be read.
        ? message.startsWith("Received HTTP_PROXY_AUTH")
        : message.contains("proxy") || message.contains("CONNECT");
  }

  /** Takes the thread's interrupted mark away: the exception carries it from here on. */
  private static boolean isInterruption(IOException e) {
    return e instanceof InterruptedIOException
        && (Thread.interrupted() || "interrupted".equals(e.getMessage()));
  }
}
