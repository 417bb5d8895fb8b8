package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.util.Map;

/**
 * A reply, ready to send.
 *
 * @param sentBytes how much of the body is sent before the connection breaks; all of it, normally
 */
record StorageReply(int status, Map<String, String> headers, ByteString body, int sentBytes) {
  private static final String JSON = "application/json; charset=UTF-8";

  StorageReply {
    headers = Map.copyOf(headers);
  }

  static StorageReply of(int status, Map<String, String> headers, ByteString body) {
    return new StorageReply(status, headers, body, body.size());
  }

  static StorageReply json(JsonNode node) {
    return of(200, Map.of("Content-Type", JSON), Json.bytes(node));
  }

  static StorageReply empty(int status, Map<String, String> headers) {
    return of(status, headers, ByteString.EMPTY);
  }

  static StorageReply error(int status, String reason, String message) {
    ObjectNode error = Json.object().put("code", status).put("message", message);
    error
        .putArray("errors")
        .addObject()
        .put("message", message)
        .put("domain", "global")
        .put("reason", reason);
    ObjectNode document = Json.object();
    document.set("error", error);
    return of(status, Map.of("Content-Type", JSON), Json.bytes(document));
  }

  /** The error that a script asks for. */
  static StorageReply scripted(int status, String message) {
    return error(status, reasonOf(status), message);
  }

  StorageReply withFlippedBit() {
    byte[] flipped = body.toByteArray();
    if (flipped.length > 0) {
      flipped[flipped.length / 2] ^= 1;
    }
    return of(status, headers, ByteString.copyFrom(flipped));
  }

  StorageReply brokenOff() {
    return new StorageReply(status, headers, body, body.size() / 2);
  }

  private static String reasonOf(int status) {
    return switch (status) {
      case 400 -> "invalid";
      case 401 -> "authError";
      case 403 -> "forbidden";
      case 404 -> "notFound";
      case 409 -> "conflict";
      case 412 -> "conditionNotMet";
      case 429 -> "rateLimitExceeded";
      case 503 -> "backendError";
      default -> "internalError";
    };
  }
}
