package dev.carbon.testing.cloud.rest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;

/** Answers one request with a document, or lets it down as the script wants. */
public record JsonReply(HttpExchange exchange) implements Reply<String> {
  private static final JsonMapper MAPPER = new JsonMapper();

  @Override
  public void answer(String document) {
    send(200, document);
  }

  /** With 404 for what does not exist, else 400. */
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

  void send(int status, String document) {
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
