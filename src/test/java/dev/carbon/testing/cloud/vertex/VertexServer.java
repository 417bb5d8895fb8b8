package dev.carbon.testing.cloud.vertex;

import dev.carbon.testing.cloud.script.CallPlayer;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

/** Serves the job service over plaintext gRPC on the loopback interface. */
public final class VertexServer implements AutoCloseable {
  private final Server server;
  private final int port;

  private VertexServer(Server server) {
    this.server = server;
    this.port = server.getPort();
  }

  public static VertexServer start(JobBook book, CallPlayer player, Executor threads)
      throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Server server =
        OkHttpServerBuilder.forPort(anyPort, InsecureServerCredentials.create())
            .executor(threads)
            .intercept(new CallHeaders())
            .addService(new FakeJobService(book, player))
            .build();
    return new VertexServer(server.start());
  }

  /** {@code host:port}; known after the end too, for clients of a server that is gone. */
  public String endpoint() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
