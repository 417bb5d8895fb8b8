package dev.carbon.testing.cloud.logging;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.carbon.testing.cloud.rest.RestCall;
import dev.carbon.testing.cloud.script.CallPlayer;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code entries:list} of Cloud Logging v2.
 *
 * @param beforeEach brings the book up to date
 */
public record LoggingApi(LogBook book, Runnable beforeEach, CallPlayer player)
    implements HttpHandler {
  private static final Pattern LIST = Pattern.compile("/v2/entries:list");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    RestCall call = new RestCall(exchange);
    if (call.match("POST", LIST).isEmpty()) {
      call.refuse();
      return;
    }
    JsonNode question = call.body();
    Map<String, String> detail = call.detail();
    for (String each : List.of("filter", "pageSize", "pageToken")) {
      detail.put(each, question.path(each).asText());
    }
    player.play(
        RecordedCall.LOGGING,
        "entries.list",
        detail,
        () -> {
          beforeEach.run();
          return book.list(question).toString();
        },
        call.reply());
  }
}
