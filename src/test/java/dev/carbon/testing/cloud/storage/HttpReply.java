package dev.carbon.testing.cloud.storage;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Answers one HTTP request, or lets it down as the script wants. */
record HttpReply(HttpExchange exchange) implements Reply<StorageReply> {
  private static final StorageReply GARBAGE =
      StorageReply.of(
          200,
          Map.of("Content-Type", "text/html"),
          ByteString.copyFromUtf8("<html><body>Sign in to the network</body></html>"));

  /** What lies in a file is copied to memory when it is written, so it is written in parts. */
  private static final int SLICE_BYTES = 256 * 1024;

  static StorageReply refusal(RuntimeException refusal) {
    return refusal instanceof StorageRefusal known
        ? known.toReply()
        : StorageReply.error(500, "internalError", refusal.toString());
  }

  @Override
  public void answer(StorageReply reply) {
    send(reply);
  }

  @Override
  public void refuse(RuntimeException refusal) {
    if (refusal instanceof BrokenConnection) {
      exchange.close();
      return;
    }
    send(refusal(refusal));
  }

  @Override
  public void fail(Fault fault) {
    switch (fault.kind()) {
      case STATUS -> send(StorageReply.scripted(fault.httpStatus(), fault.message()));
      case GARBAGE -> send(GARBAGE);
      case EMPTY -> send(StorageReply.json(Json.object()));
      case DROP -> exchange.close();
      case SILENCE -> {
        // The exchange stays open, without a thread, until the client or the server goes away.
      }
    }
  }

  private void send(StorageReply reply) {
    try {
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      // To HttpServer a length of 0 means chunks, and -1 means none.
      exchange.sendResponseHeaders(
          reply.status(), reply.body().isEmpty() ? -1 : reply.body().size());
      if (reply.sentBytes() > 0) {
        OutputStream out = exchange.getResponseBody();
        for (int at = 0; at < reply.sentBytes(); at += SLICE_BYTES) {
          int end = Math.min(reply.sentBytes(), at + SLICE_BYTES);
          reply.body().substring(at, end).writeTo(out);
        }
        out.flush();
      }
    } catch (IOException clientIsGone) {
      // A killed client is what many tests are about.
    } finally {
      exchange.close();
    }
  }
}
