package dev.carbon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;

/** The one JSON document that a command prints on stdout. */
public final class JsonDocument {
  private static final int SCHEMA_VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonDocument() {}

  /** A new document; its first key is {@code schemaVersion}. */
  public static ObjectNode create() {
    return MAPPER.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
  }

  public static String print(ObjectNode document) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be printed", e);
    }
  }

  /** Adds a value that may be unknown: then the key is there, and its value is null. */
  public static void put(ObjectNode json, String key, Optional<?> value) {
    json.set(key, MAPPER.valueToTree(value.orElse(null)));
  }

  /** As {@link #put(ObjectNode, String, Optional)}. */
  public static void put(ObjectNode json, String key, OptionalDouble value) {
    put(json, key, value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty());
  }
}
