package dev.carbon.job.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.carbon.job.SecretPlace;
import dev.carbon.staging.Crc32c;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;

/**
 * Secret Manager, and the metadata server whose token it wants, on loopback; answers as their
 * references describe it.
 */
public final class FakeSecretManager implements AutoCloseable {
  private static final String TOKEN_PATH =
      "/computeMetadata/v1/instance/service-accounts/default/token";
  private static final String TOKEN = "canary-token";
  private static final SecretPlace PLACE = new SecretPlace("projects/p/secrets/s/versions/1");

  private final HttpServer server;

  private FakeSecretManager(HttpServer server) {
    this.server = server;
  }

  /** A server with no secret yet. */
  public static FakeSecretManager start() throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(loopback, 0);
    server.createContext(TOKEN_PATH, FakeSecretManager::token);
    server.start();
    return new FakeSecretManager(server);
  }

  /** Where both answer. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Keeps one secret for whoever shows the token. */
  public SecretPlace keep(String secret) {
    byte[] data = secret.getBytes(UTF_8);
    String payload =
        "{\"payload\": {\"data\": \"%s\", \"dataCrc32c\": \"%d\"}}"
            .formatted(Base64.getEncoder().encodeToString(data), checksum(data));
    server.createContext(
        "/v1/" + PLACE + ":access",
        exchange ->
            answer(
                exchange, ("Bearer " + TOKEN).equals(header(exchange, "Authorization")), payload));
    return PLACE;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void token(HttpExchange exchange) throws IOException {
    boolean allowed = "Google".equals(header(exchange, "Metadata-Flavor"));
    answer(exchange, allowed, "{\"access_token\": \"" + TOKEN + "\", \"token_type\": \"Bearer\"}");
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  private static void answer(HttpExchange exchange, boolean allowed, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(allowed ? 200 : 403, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static long checksum(byte[] data) {
    return Integer.toUnsignedLong(Crc32c.of(data).bits());
  }
}
