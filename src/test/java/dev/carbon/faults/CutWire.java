package dev.carbon.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Lies between a client and a server of this machine, and cuts answers off within their body. */
final class CutWire implements AutoCloseable {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int BYTES_OF_BODY = 6;

  private final ServerSocket door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  private final int server;
  private final Pattern struck;
  private final boolean resets;

  /**
   * @param server the port of the server
   * @param struck the paths whose answers are cut off, as a pattern
   * @param resets whether the connection then breaks, or only ends
   */
  CutWire(int server, String struck, boolean resets) throws IOException {
    this.server = server;
    this.struck = Pattern.compile("GET " + struck);
    this.resets = resets;
    Thread thread = new Thread(this::carry, "cut-wire");
    thread.setDaemon(true);
    thread.start();
  }

  String address() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void carry() {
    while (!door.isClosed()) {
      try (Socket client = door.accept()) {
        carry(client);
      } catch (IOException e) {
        // The test is over, or the client has hung up.
      }
    }
  }

  private void carry(Socket client) throws IOException {
    String request = head(client.getInputStream());
    String answer = answer(request.replaceFirst("(?i)Connection: keep-alive", "Connection: close"));
    boolean isCut = struck.matcher(request).lookingAt();
    int length =
        isCut
            ? answer.indexOf(END_OF_HEAD) + END_OF_HEAD.length() + BYTES_OF_BODY
            : answer.length();
    client.getOutputStream().write(bytes(answer.substring(0, length)));
    client.getOutputStream().flush();
    if (isCut && resets) {
      client.setSoLinger(true, 0);
    }
  }

  private String answer(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server)) {
      socket.getOutputStream().write(bytes(request));
      socket.getOutputStream().flush();
      return text(socket.getInputStream().readAllBytes());
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!text(read.toByteArray()).endsWith(END_OF_HEAD)) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client hung up");
      }
      read.write(next);
    }
    return text(read.toByteArray());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
