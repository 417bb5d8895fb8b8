package dev.carbon.error;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why a service was not reached, from the exception that the network code threw. */
public final class Unreachable {
  private Unreachable() {}

  /**
   * What went wrong, as a sentence without its end.
   *
   * @param service its name, with which the sentence begins
   */
  public static String why(String service, Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return service + " has no address: no network, or no name server";
      }
      if (cause instanceof ConnectException) {
        return service + " refused the connection";
      }
      if (cause instanceof InterruptedIOException) {
        return service + " did not answer in time";
      }
      if (cause instanceof SSLException) {
        return "the connection to " + service + " is not secure: " + words(cause);
      }
    }
    return "the connection to " + service + " broke: " + words(failure);
  }

  private static String words(Throwable failure) {
    return ForeignText.oneLine(failure.getMessage());
  }
}
