package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON as resources of the API use it. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An empty body is an empty object, as in the API. */
  static ObjectNode parse(ByteString body) {
    if (body.isEmpty()) {
      return object();
    }
    try {
      return MAPPER.readValue(body.toByteArray(), ObjectNode.class);
    } catch (IOException e) {
      throw StorageRefusal.invalid("Parse Error");
    }
  }

  static ByteString bytes(JsonNode node) {
    try {
      return ByteString.copyFrom(MAPPER.writeValueAsBytes(node));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code patch} over {@code target} as RFC 7396 says: null removes. */
  static void merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      String name = field.getKey();
      if (field.getValue().isNull()) {
        target.remove(name);
      } else if (field.getValue() instanceof ObjectNode inner) {
        ObjectNode below =
            target.get(name) instanceof ObjectNode old ? old : target.putObject(name);
        merge(below, inner);
      } else {
        target.set(name, field.getValue());
      }
    }
  }
}
