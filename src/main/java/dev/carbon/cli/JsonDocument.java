package dev.carbon.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/** The one JSON document that a command prints on stdout. */
public final class JsonDocument {
  private static final int SCHEMA_VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonDocument() {}

  /** A new document; its first key is {@code schemaVersion}. */
  public static ObjectNode create() {
    return MAPPER.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
  }

  /** A document without lists of {@link #putEach}, or with short ones, as text. */
  public static String print(ObjectNode document) {
    StringWriter text = new StringWriter();
    try {
      print(document, text);
    } catch (IOException e) {
      throw new IllegalStateException("a tree can always be printed", e);
    }
    return text.toString();
  }

  /** Prints the document, indented; without a line feed at its end. */
  static void print(ObjectNode document, Writer writer) throws IOException {
    MAPPER
        .writerWithDefaultPrettyPrinter()
        .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .writeValue(writer, document);
  }

  /**
   * Adds a list whose entries are made one by one as they are printed, so that they take no room
   * however many there are.
   *
   * @param put fills the entry of a thing; called anew each time that the list is gone through
   */
  public static <T> void putEach(
      ObjectNode json, String key, List<T> things, BiConsumer<ObjectNode, T> put) {
    json.putPOJO(
        key,
        new Entries(
            () ->
                things.stream()
                    .map(
                        thing -> {
                          ObjectNode entry = MAPPER.createObjectNode();
                          put.accept(entry, thing);
                          return entry;
                        })
                    .iterator()));
  }

  /** The entries of a list, be it one of {@link #putEach} or all there; none when it is no list. */
  static Iterable<? extends JsonNode> entries(JsonNode list) {
    return list instanceof POJONode made && made.getPojo() instanceof Entries entries
        ? entries.all()
        : list;
  }

  /** Adds a value that may be unknown: then the key is there, and its value is null. */
  public static void put(ObjectNode json, String key, Optional<?> value) {
    json.set(key, MAPPER.valueToTree(value.orElse(null)));
  }

  /** As {@link #put(ObjectNode, String, Optional)}. */
  public static void put(ObjectNode json, String key, OptionalDouble value) {
    put(json, key, value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty());
  }

  /** Entries that are made when they are asked for. */
  private static final class Entries implements JsonSerializable {
    private final Iterable<ObjectNode> all;

    Entries(Iterable<ObjectNode> all) {
      this.all = all;
    }

    Iterable<ObjectNode> all() {
      return all;
    }

    @Override
    public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
      out.writeStartArray();
      for (ObjectNode entry : all) {
        entry.serialize(out, provider);
      }
      out.writeEndArray();
    }

    @Override
    public void serializeWithType(
        JsonGenerator out, SerializerProvider provider, TypeSerializer type) throws IOException {
      serialize(out, provider);
    }
  }
}
