package dev.carbon.testing.cloud.logging;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;
import java.util.concurrent.Executor;

/** Serves {@code entries:list} of Cloud Logging on the loopback interface. */
public final class LoggingServer implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  static {
    // The server sends head and body apart: without this each reply waits 40 ms for the client.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final int port;
  private final LogBook book;
  private final Runnable beforeEach;
  private final CallPlayer player;

  private LoggingServer(HttpServer server, LogBook book, Runnable beforeEach, CallPlayer player) {
    this.server = server;
    this.port = server.getAddress().getPort();
    this.book = book;
    this.beforeEach = beforeEach;
    this.player = player;
  }

  /**
   * A server on a free port.
   *
   * @param beforeEach brings the book up to date
   */
  public static LoggingServer start(
      LogBook book, Runnable beforeEach, CallPlayer player, Executor threads) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer http = HttpServer.create(anyPort, 0);
    LoggingServer server = new LoggingServer(http, book, beforeEach, player);
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
    JsonReply reply = new JsonReply(exchange);
    JsonNode question = MAPPER.readTree(exchange.getRequestBody());
    boolean isList =
        exchange.getRequestMethod().equals("POST")
            && exchange.getRequestURI().getPath().equals("/v2/entries:list");
    if (!isList) {
      reply.send(404, "{}");
      return;
    }
    String credential = exchange.getRequestHeaders().getFirst("Authorization");
    Map<String, String> detail =
        Map.of(
            "filter", question.path("filter").asText(),
            "pageSize", question.path("pageSize").asText(),
            "pageToken", question.path("pageToken").asText(),
            "authorization", credential == null ? "" : credential);
    player.play(
        RecordedCall.LOGGING,
        "entries.list",
        detail,
        () -> {
          beforeEach.run();
          return book.list(question).toString();
        },
        reply);
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
