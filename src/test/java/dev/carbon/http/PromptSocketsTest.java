package dev.carbon.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {
  /** Makes a socket. */
  private interface Making {
    Socket make() throws IOException;
  }

  @Test
  void noSocketHoldsBackWhatItIsGiven() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    SocketFactory sockets = PromptSockets.INSTANCE;
    try (ServerSocket server = new ServerSocket(0, 5, here)) {
      String host = here.getHostAddress();
      int port = server.getLocalPort();
      Map<String, Making> all =
          Map.of(
              "not connected", sockets::createSocket,
              "by name", () -> sockets.createSocket(host, port),
              "by name, from", () -> sockets.createSocket(host, port, here, 0),
              "by address", () -> sockets.createSocket(here, port),
              "by address, from", () -> sockets.createSocket(here, port, here, 0));
      for (Map.Entry<String, Making> each : all.entrySet()) {
        try (Socket socket = each.getValue().make()) {
          assertTrue(socket.getTcpNoDelay(), each.getKey());
        }
      }
    }
  }
}
