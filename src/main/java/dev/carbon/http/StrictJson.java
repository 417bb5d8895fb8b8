package dev.carbon.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * JSON without Jackson's leniency: no duplicate keys, no NaN, nothing after the end, bounded size
 * and depth; and a value that is missing or of another type is empty, never 0.
 */
public final class StrictJson {
  /** The largest document that is read, in bytes: 4 MB. */
  static final int MOST_BYTES = 4 << 20;

  static final int DEEPEST = 32;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(MOST_BYTES)
                          .maxDocumentLength(MOST_BYTES)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StrictJson() {}

  /**
   * The document in {@code json}, at most 4 MB and 32 levels deep.
   *
   * @throws MalformedJsonException when it is anything but one JSON document
   */
  public static JsonNode read(byte[] json) throws MalformedJsonException {
    JsonNode document;
    try {
      document = MAPPER.readTree(json);
    } catch (StreamConstraintsException e) {
      throw new MalformedJsonException("JSON nested too deep, or with an overlong number or text");
    } catch (IOException e) {
      throw new MalformedJsonException(reason(String.valueOf(e.getMessage())));
    }
    if (document.isMissingNode()) {
      throw new MalformedJsonException("an empty body");
    }
    return document;
  }

  /** Jackson's messages quote the document, so that they are told apart but never passed on. */
  private static String reason(String jacksonMessage) {
    if (jacksonMessage.startsWith("Duplicate")) {
      return "JSON that names one key twice";
    }
    if (jacksonMessage.startsWith("Trailing token")) {
      return "more than one JSON document";
    }
    if (jacksonMessage.startsWith("Non-standard token")) {
      return "NaN or Infinity, which JSON has not";
    }
    return "text that is not valid JSON";
  }

  /** A field that is a JSON number and finite; empty for null, text, NaN, 1e400 and no field. */
  public static OptionalDouble optionalNumber(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNumber() && Double.isFinite(value.doubleValue())
        ? OptionalDouble.of(value.doubleValue())
        : OptionalDouble.empty();
  }

  /** A field that is a JSON string and not blank, exactly as it was sent. */
  public static Optional<String> optionalText(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  /** A field that is an ISO 8601 date and time with its offset; a time without one is empty. */
  public static Optional<Instant> optionalInstant(JsonNode node, String field) {
    return optionalText(node, field).flatMap(StrictJson::instant);
  }

  /** A field that is {@code true} or {@code false}. */
  public static Optional<Boolean> optionalBoolean(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
