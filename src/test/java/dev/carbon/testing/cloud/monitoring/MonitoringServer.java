package dev.carbon.testing.cloud.monitoring;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.carbon.testing.cloud.script.CallPlayer;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.testing.cloud.script.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves {@code projects.timeSeries.list} of Cloud Monitoring v3 on the loopback interface. */
public final class MonitoringServer implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern SERIES = Pattern.compile("/v3/projects/([^/]+)/timeSeries");

  private final HttpServer server;
  private final int port;
  private final SeriesBook book;
  private final CallPlayer player;

  private MonitoringServer(HttpServer server, SeriesBook book, CallPlayer player) {
    this.server = server;
    this.port = server.getAddress().getPort();
    this.book = book;
    this.player = player;
  }

  /** A server on a free port. */
  public static MonitoringServer start(SeriesBook book, CallPlayer player, Executor threads)
      throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer http = HttpServer.create(anyPort, 0);
    MonitoringServer server = new MonitoringServer(http, book, player);
    http.setExecutor(threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Matcher series = SERIES.matcher(exchange.getRequestURI().getPath());
    if (!exchange.getRequestMethod().equals("GET") || !series.matches()) {
      new JsonReply(exchange).send(404, "{}");
      return;
    }
    Map<String, String> query = query(exchange);
    String credential = exchange.getRequestHeaders().getFirst("Authorization");
    query.put("authorization", credential == null ? "" : credential);
    query.put("project", series.group(1));
    player.play(
        RecordedCall.MONITORING,
        "timeSeries.list",
        query,
        () -> book.list(query).toString(),
        new JsonReply(exchange));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String text = exchange.getRequestURI().getQuery();
    if (text != null) {
      for (String each : text.split("&", -1)) {
        int equals = each.indexOf('=');
        query.put(each.substring(0, equals), each.substring(equals + 1));
      }
    }
    return query;
  }

  private record JsonReply(HttpExchange exchange) implements Reply<String> {
    @Override
    public void answer(String document) {
      send(200, document);
    }

    @Override
    public void refuse(RuntimeException refusal) {
      send(400, error(400, String.valueOf(refusal.getMessage())));
    }

    @Override
    public void fail(Fault fault) {
      switch (fault.kind()) {
        case STATUS -> send(fault.httpStatus(), error(fault.httpStatus(), fault.message()));
        case GARBAGE -> send(200, "<html><body>Sign in to the network</body></html>");
        case EMPTY -> send(200, "{}");
        case DROP -> exchange.close();
        case SILENCE -> {
          // The exchange stays open, without a thread, until the client or the server goes away.
        }
      }
    }

    private static String error(int code, String message) {
      return MAPPER
          .createObjectNode()
          .set("error", MAPPER.createObjectNode().put("code", code).put("message", message))
          .toString();
    }

    private void send(int status, String document) {
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      try (OutputStream out = exchange.getResponseBody()) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        out.write(bytes);
      } catch (IOException clientIsGone) {
        // A killed client is what many tests are about.
      } finally {
        exchange.close();
      }
    }
  }
}
