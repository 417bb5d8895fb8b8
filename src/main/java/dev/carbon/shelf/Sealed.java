package dev.carbon.shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.http.MalformedJsonException;
import dev.carbon.http.StrictJson;
import java.util.Arrays;

/**
 * The form of every file on a shelf: one JSON object, and as its last value a checksum of all
 * before it. A file is used only when it is to the byte what would be written again, so that a
 * damaged or edited number cannot pass for the one that was kept.
 */
public final class Sealed {
  private static final int SCHEMA_VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Sealed() {}

  /** A document to fill in. */
  public static ObjectNode document() {
    return MAPPER.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
  }

  /**
   * The document with its checksum, as it stands in a file.
   *
   * @throws JsonProcessingException when a text in it cannot be written, being half a character
   */
  public static byte[] bytes(ObjectNode document) throws JsonProcessingException {
    byte[] unsealed = MAPPER.writeValueAsBytes(document);
    return MAPPER.writeValueAsBytes(document.deepCopy().put("sha256", Digest.of(unsealed)));
  }

  /**
   * What a file says, still to be judged: {@link #requireSame} belongs to it.
   *
   * @throws Unusable when it is not strict JSON
   */
  public static JsonNode parse(byte[] content) throws Unusable {
    try {
      return StrictJson.read(content);
    } catch (MalformedJsonException e) {
      throw new Unusable("it holds " + e.reason());
    }
  }

  /**
   * Checks that {@code content} is what {@code document} would be written as.
   *
   * @throws Unusable when it differs by as much as a byte
   */
  public static void requireSame(byte[] content, ObjectNode document) throws Unusable {
    try {
      if (!Arrays.equals(content, bytes(document))) {
        throw new Unusable("it is not as carbon wrote it, or about something else");
      }
    } catch (JsonProcessingException e) {
      throw new Unusable("it holds half a character");
    }
  }
}
