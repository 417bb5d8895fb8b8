package dev.carbon.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Plain sockets that send what they are given at once ({@code TCP_NODELAY}). OkHttp flushes a
 * request in pieces; by default each later piece waits until the other side has confirmed the one
 * before, which systems put off for some 40 ms (<a href="https://www.rfc-editor.org/rfc/rfc896">RFC
 * 896</a>, <a href="https://www.rfc-editor.org/rfc/rfc1122#section-4.2.3.2">RFC 1122</a>).
 */
final class PromptSockets extends SocketFactory {
  static final SocketFactory INSTANCE = new PromptSockets(SocketFactory.getDefault());

  private final SocketFactory sockets;

  private PromptSockets(SocketFactory sockets) {
    this.sockets = sockets;
  }

  @Override
  public Socket createSocket() throws IOException {
    return prompt(sockets.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return prompt(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int localPort)
      throws IOException {
    return prompt(sockets.createSocket(host, port, from, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return prompt(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int localPort)
      throws IOException {
    return prompt(sockets.createSocket(host, port, from, localPort));
  }

  private static Socket prompt(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }
}
