package dev.carbon.google.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonReply;
import dev.carbon.http.ServiceText;
import dev.carbon.http.StrictJson;
import dev.carbon.unit.Secret;
import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What one of Google's services answered: a document, or why it refused. */
public final class GoogleReply {
  private final String host;
  private final JsonReply reply;
  private final Secret[] sent;

  GoogleReply(String host, JsonReply reply, Collection<Secret> sent) {
    this.host = host;
    this.reply = reply;
    this.sent = List.copyOf(sent).toArray(Secret[]::new);
  }

  /** Whether the service did what was asked. */
  public boolean isSuccess() {
    return reply.isSuccess();
  }

  /** HTTP status: 200 to 299, or 400 to 499. */
  public int status() {
    return reply.status();
  }

  /**
   * The document.
   *
   * @param what could not be done if there is none, to follow "could not"
   * @throws CarbonException as {@link #refusal} when the service refused
   */
  public JsonNode body(String what) {
    if (!isSuccess()) {
      throw refusal(what);
    }
    return reply.body();
  }

  /**
   * The service's reason, such as {@code SERVICE_DISABLED}, from the detail of type ErrorInfo; of
   * an older service, such as {@code quotaExceeded}, from its list of errors; empty when it gave
   * none.
   */
  public Optional<String> reason() {
    JsonNode error = reply.body().path("error");
    return firstReason(error.path("details")).or(() -> firstReason(error.path("errors")));
  }

  private static Optional<String> firstReason(JsonNode list) {
    for (JsonNode each : list) {
      Optional<String> reason = StrictJson.optionalText(each, "reason");
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  /**
   * The refusal as an error: CREDENTIALS for 401 and 403, else UPSTREAM. Its message has the
   * service's own words, without anything that was sent as a header.
   *
   * @param what could not be done, to follow "could not"
   */
  public CarbonException refusal(String what) {
    boolean isOfLogin =
        status() == HttpURLConnection.HTTP_UNAUTHORIZED
            || status() == HttpURLConnection.HTTP_FORBIDDEN;
    return new CarbonException(
        isOfLogin ? ErrorKind.CREDENTIALS : ErrorKind.UPSTREAM,
        "could not " + what + ": " + words());
  }

  /** What the service said, in one line, or its status when it said nothing. */
  public String words() {
    String status = host + " answered " + status();
    return StrictJson.optionalText(reply.body().path("error"), "message")
        .map(message -> status + ", " + ServiceText.oneLine(message, sent))
        .orElse(status);
  }
}
