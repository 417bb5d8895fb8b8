package dev.carbon.testing.cloud.rest;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

/** Serves one fake API over HTTP on a free port of the loopback interface. */
public final class RestServer implements AutoCloseable {
  static {
    // The server sends head and body apart: without this each reply waits 40 ms for the client.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;

  private RestServer(HttpServer server) {
    this.server = server;
  }

  public static RestServer start(HttpHandler api, Executor threads) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.setExecutor(threads);
    server.createContext("/", api);
    server.start();
    return new RestServer(server);
  }

  /** {@code http://127.0.0.1:PORT}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
