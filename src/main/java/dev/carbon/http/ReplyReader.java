package dev.carbon.http;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Response;
import okio.BufferedSource;

/** Turns an HTTP answer into JSON, or into the reason why it is none. */
final class ReplyReader {
  /** Where {@link Wire} keeps the server's {@code Retry-After}. */
  static final String RETRY_AFTER = "Carbon-Retry-After";

  private static final Set<String> WELL_KNOWN =
      Set.of(
          "text/html",
          "text/plain",
          "text/xml",
          "text/csv",
          "application/xml",
          "application/xhtml+xml",
          "application/octet-stream");

  private static final String LOG_IN_PAGE =
      "check the address, and whether this network asks for a log-in first";

  private ReplyReader() {}

  static Attempt read(JsonRequest request, Response response) throws IOException {
    String host = request.host();
    int status = response.code();
    Optional<Instant> serverDate =
        RetryAfter.httpDate(response.header("Date")).map(date -> date.plusSeconds(age(response)));
    if (status == 408 || status == 429 || status >= 500) {
      return busy(host, status, RetryAfter.parse(response.header(RETRY_AFTER), serverDate));
    }
    if (status < 200) {
      return Attempt.forGood(host + " answered with status " + status + ", which is no answer");
    }
    if (status >= 300 && status < 400) {
      return Attempt.forGood(
          host + " answered with a redirect (" + status + "), which is never followed",
          LOG_IN_PAGE,
          null);
    }
    // First of all the body: an answer that breaks off is worth another try, whatever its type.
    // What is counted is what comes out of the decompression, so a small body cannot swell.
    BufferedSource body = response.body().source();
    boolean isTooLarge = body.request(request.mostBytes() + 1L);
    String type = mediaType(response);
    if (!isJson(type) && status >= 400 && request.takesTextRefusals()) {
      return new Attempt.Answered(new JsonReply(status, MissingNode.getInstance(), serverDate));
    }
    if (!isJson(type)) {
      return Attempt.forGood(
          host + " answered " + status + " with " + inWords(type) + " where JSON was expected",
          LOG_IN_PAGE,
          null);
    }
    return isTooLarge
        ? Attempt.forGood(host + " answered with more than " + (request.mostBytes() >> 20) + " MB")
        : json(host, status, body.readByteArray(), serverDate);
  }

  /** For how many seconds a cache on the way has kept the answer. */
  private static long age(Response response) {
    String age = String.valueOf(response.header("Age", "0")).strip();
    return age.matches("[0-9]{1,9}") ? Long.parseLong(age) : 0;
  }

  private static Attempt busy(String host, int status, Optional<Duration> retryAfter) {
    String why =
        status == 429
            ? host + " limits the rate of requests (429)"
            : host + " is not able to answer now (" + status + ")";
    String wait = retryAfter.map(time -> " and asks to wait " + time.toSeconds() + " s").orElse("");
    return Attempt.passing(why + wait, retryAfter);
  }

  private static Attempt json(String host, int status, byte[] body, Optional<Instant> serverDate) {
    try {
      return new Attempt.Answered(new JsonReply(status, StrictJson.read(body), serverDate));
    } catch (MalformedJsonException e) {
      return Attempt.forGood(host + " answered with " + e.reason());
    }
  }

  /** In lower case and without its parameters; empty when none is stated. */
  private static String mediaType(Response response) {
    String header = String.valueOf(response.header("Content-Type", ""));
    return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Only what is in use is repeated: the header may hold anything, a secret that was sent too. */
  private static String inWords(String type) {
    if (type.isEmpty()) {
      return "text of no stated type";
    }
    return WELL_KNOWN.contains(type) ? type : "text of an unusual type";
  }

  private static boolean isJson(String type) {
    return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
  }
}
