package dev.carbon.job.vertex;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.unit.Loopback;
import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where Vertex AI listens: a host a region over TLS, or one server on this machine in plain text.
 *
 * <p>There is no endpoint for all regions: a job is made by the endpoint of its own region.
 */
final class VertexEndpoint {
  private static final String DOMAIN = "-aiplatform.googleapis.com";
  private static final int TLS_PORT = 443;
  private static final long KEEP_ALIVE_SECONDS = 30;

  private final @Nullable URI loopback;

  /**
   * @param override {@code 127.0.0.1:PORT}
   * @throws CarbonException CONFIGURATION when it is not on this machine
   */
  VertexEndpoint(Optional<String> override) {
    this.loopback = override.map(VertexEndpoint::parse).orElse(null);
  }

  /** Whether calls stay on this machine; then no credential may travel with them. */
  boolean isLoopback() {
    return loopback != null;
  }

  /** A new channel, which connects at the first call. */
  ManagedChannel connect(Location location) {
    return channel(location)
        .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
        // A create must not be sent twice, not even where the library thinks it harmless.
        .disableRetry()
        .build();
  }

  private OkHttpChannelBuilder channel(Location location) {
    return loopback == null
        ? OkHttpChannelBuilder.forAddress(location.id() + DOMAIN, TLS_PORT)
        : OkHttpChannelBuilder.forAddress(loopback.getHost(), loopback.getPort()).usePlaintext();
  }

  private static URI parse(String text) {
    try {
      URI uri = new URI("grpc://" + text);
      boolean bare = uri.getRawAuthority() != null && uri.getRawAuthority().equals(text);
      if (bare
          && uri.getUserInfo() == null
          && uri.getPort() > 0
          && Loopback.isLoopback(uri.getHost())) {
        return uri;
      }
      throw notLoopback(null);
    } catch (URISyntaxException e) {
      throw notLoopback(e);
    }
  }

  private static CarbonException notLoopback(@Nullable Throwable cause) {
    return new CarbonException(
        ErrorKind.CONFIGURATION,
        "CARBON_VERTEX_ENDPOINT must be a server on this machine, such as 127.0.0.1:8081",
        "unset CARBON_VERTEX_ENDPOINT to use Vertex AI",
        cause);
  }
}
