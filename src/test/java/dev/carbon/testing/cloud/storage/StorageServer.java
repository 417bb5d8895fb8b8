package dev.carbon.testing.cloud.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.carbon.testing.cloud.script.CallPlayer;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;

/** Serves the Cloud Storage JSON API on the loopback interface. */
public final class StorageServer implements AutoCloseable {
  private static final List<String> BATCH = List.of("batch", "storage", "v1");

  static {
    // The server sends head and body apart: without this each reply waits 40 ms for the client.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final int port;
  private final StorageRouter router;
  private final BatchReply batches;
  private final CallPlayer player;

  private StorageServer(HttpServer server, StorageRouter router, CallPlayer player) {
    this.server = server;
    this.port = server.getAddress().getPort();
    this.router = router;
    this.player = player;
    this.batches = new BatchReply(router, player);
  }

  public static StorageServer start(
      BucketStore store, CloudScript script, CallPlayer player, Executor threads)
      throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer http = HttpServer.create(anyPort, 0);
    StorageServer server = new StorageServer(http, new StorageRouter(store, script), player);
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
    HttpReply reply = new HttpReply(exchange);
    StorageCall call;
    try {
      call = callOf(StorageRequest.of(exchange));
    } catch (RuntimeException unreadable) {
      reply.refuse(unreadable);
      return;
    }
    player.play(RecordedCall.STORAGE, call.operation(), call.detail(), call.effect(), reply);
  }

  private StorageCall callOf(StorageRequest request) {
    return request.path().equals(BATCH)
        ? StorageCall.of("batch", request, () -> batches.to(request))
        : router.route(request);
  }
}
