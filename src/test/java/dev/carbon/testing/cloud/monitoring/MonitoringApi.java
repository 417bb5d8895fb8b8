package dev.carbon.testing.cloud.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.carbon.testing.cloud.rest.RestCall;
import dev.carbon.testing.cloud.script.CallPlayer;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code projects.timeSeries.list} of Cloud Monitoring v3. */
public record MonitoringApi(SeriesBook book, CallPlayer player) implements HttpHandler {
  private static final Pattern SERIES = Pattern.compile("/v3/projects/([^/]+)/timeSeries");

  @Override
  public void handle(HttpExchange exchange) {
    RestCall call = new RestCall(exchange);
    Optional<Matcher> series = call.match("GET", SERIES);
    if (series.isEmpty()) {
      call.refuse();
      return;
    }
    Map<String, String> detail = call.detail();
    detail.put("project", series.get().group(1));
    player.play(
        RecordedCall.MONITORING,
        "timeSeries.list",
        detail,
        () -> book.list(detail).toString(),
        call.reply());
  }
}
