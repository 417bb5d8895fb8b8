package dev.carbon.testing.cloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves {@code tables.get}, {@code jobs.query} and {@code jobs.getQueryResults} of BigQuery v2 on
 * the loopback interface.
 */
public final class BigQueryServer implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String PROJECT = "/bigquery/v2/projects/([^/]+)";
  private static final Pattern TABLE =
      Pattern.compile(PROJECT + "/datasets/([^/]+)/tables/([^/]+)");
  private static final Pattern QUERIES = Pattern.compile(PROJECT + "/queries");
  private static final Pattern RESULTS = Pattern.compile(PROJECT + "/queries/([^/]+)");

  private final HttpServer server;
  private final int port;
  private final QueryBook book;
  private final CallPlayer player;

  private BigQueryServer(HttpServer server, QueryBook book, CallPlayer player) {
    this.server = server;
    this.port = server.getAddress().getPort();
    this.book = book;
    this.player = player;
  }

  /** A server on a free port. */
  public static BigQueryServer start(QueryBook book, CallPlayer player, Executor threads)
      throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer http = HttpServer.create(anyPort, 0);
    BigQueryServer server = new BigQueryServer(http, book, player);
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
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange);
    String credential = exchange.getRequestHeaders().getFirst("Authorization");
    query.put("authorization", credential == null ? "" : credential);
    Matcher table = TABLE.matcher(path);
    Matcher queries = QUERIES.matcher(path);
    Matcher results = RESULTS.matcher(path);
    boolean isPost = exchange.getRequestMethod().equals("POST");
    if (!isPost && table.matches()) {
      String name = table.group(1) + "." + table.group(2) + "." + table.group(3);
      query.put("table", name);
      play("tables.get", query, () -> book.describe(name), exchange);
    } else if (isPost && queries.matches()) {
      JsonNode body = MAPPER.readTree(exchange.getRequestBody());
      query.put("project", queries.group(1));
      body.properties().forEach(each -> query.put(each.getKey(), text(each.getValue())));
      play("jobs.query", query, () -> book.begin(queries.group(1), body), exchange);
    } else if (!isPost && results.matches()) {
      play(
          "jobs.getQueryResults",
          query,
          () ->
              book.look(
                  results.group(2),
                  Integer.parseInt(query.getOrDefault("maxResults", "1000")),
                  Optional.ofNullable(query.get("pageToken"))),
          exchange);
    } else {
      new JsonReply(exchange).send(404, "{}");
    }
  }

  private void play(
      String operation,
      Map<String, String> detail,
      Supplier<ObjectNode> effect,
      HttpExchange exchange) {
    player.play(
        RecordedCall.BIGQUERY,
        operation,
        detail,
        () -> effect.get().toString(),
        new JsonReply(exchange));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
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
      int status = refusal instanceof NoSuchElementException ? 404 : 400;
      send(status, error(status, String.valueOf(refusal.getMessage())));
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

    /** A fault's message may begin with the reason and a colon. */
    private static String error(int code, String message) {
      String reason =
          message.matches("[a-zA-Z]+: .*")
              ? message.substring(0, message.indexOf(':'))
              : Map.of(403, "accessDenied", 404, "notFound").getOrDefault(code, "invalidQuery");
      ObjectNode error = MAPPER.createObjectNode().put("code", code).put("message", message);
      error.putArray("errors").addObject().put("message", message).put("reason", reason);
      return MAPPER.createObjectNode().set("error", error).toString();
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
