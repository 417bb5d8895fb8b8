package dev.carbon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final String[] NOT_NUMBERS = {
    "null",
    "\"\"",
    "\"12\"",
    "\"NaN\"",
    "true",
    "[]",
    "[12]",
    "{}",
    "{\"value\":12}",
    "1e400",
    "-1e400",
    "1e999999999",
    "9".repeat(400)
  };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                    | an empty body",
        "'  '                  | an empty body",
        "{\"a\":1,\"a\":2}     | JSON that names one key twice",
        "{\"a\":1} {\"a\":1}   | more than one JSON document",
        "{\"a\":NaN}           | NaN or Infinity, which JSON has not",
        "{\"a\":Infinity}      | NaN or Infinity, which JSON has not",
        "{\"a\":1} x           | text that is not valid JSON",
        "{\"a\":               | text that is not valid JSON",
        "{'a':1}               | text that is not valid JSON",
        "{\"a\":01}            | text that is not valid JSON",
        "CANARY-secret         | text that is not valid JSON"
      })
  void saysWhyATextIsNotStrictJson(String text, String reason) {
    assertEquals(reason, reasonFor(text));
  }

  @Test
  void readsThirtyTwoLevelsAndNoMore() throws MalformedJsonException {
    parse("[".repeat(32) + "]".repeat(32));
    String reason = "JSON nested too deep, or with an overlong number or text";
    assertEquals(reason, reasonFor("[".repeat(33) + "]".repeat(33)));
    assertEquals(reason, reasonFor("[".repeat(500_000)));
  }

  @Test
  void readsARealNumber() throws MalformedJsonException {
    assertEquals(OptionalDouble.of(41.5), number("41.5"));
    assertEquals(OptionalDouble.of(0), number("0"));
    assertEquals(OptionalDouble.of(-3), number("-3"));
  }

  @Test
  void aMissingNumberIsEmptyAndNotZero() throws MalformedJsonException {
    assertEquals(OptionalDouble.empty(), StrictJson.optionalNumber(parse("{}"), "value"));
    assertEquals(OptionalDouble.empty(), StrictJson.optionalNumber(parse("null"), "value"));
    assertEquals(OptionalDouble.empty(), StrictJson.optionalNumber(parse("[1]"), "value"));
    for (String literal : NOT_NUMBERS) {
      assertEquals(OptionalDouble.empty(), number(literal), literal);
    }
  }

  @Test
  void everyNumberThatIsReadIsTheOneThatWasWritten() throws MalformedJsonException {
    Random random = new Random(17);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertEquals(OptionalDouble.of(value), number(Double.toString(value)));
      }
    }
  }

  @Test
  void readsATextThatIsNotBlank() throws MalformedJsonException {
    JsonNode node = parse("{\"full\":\"x\",\"blank\":\" \",\"number\":1,\"none\":null}");
    assertEquals(Optional.of("x"), StrictJson.optionalText(node, "full"));
    for (String field : new String[] {"blank", "number", "none", "missing"}) {
      assertEquals(Optional.empty(), StrictJson.optionalText(node, field), field);
    }
  }

  @Test
  void readsABooleanButNoWordForOne() throws MalformedJsonException {
    JsonNode node = parse("{\"yes\":true,\"word\":\"true\",\"one\":1,\"none\":null}");
    assertEquals(Optional.of(true), StrictJson.optionalBoolean(node, "yes"));
    for (String field : new String[] {"word", "one", "none", "missing"}) {
      assertEquals(Optional.empty(), StrictJson.optionalBoolean(node, field), field);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-03-02T12:00:00.000Z", "2026-03-02T12:00Z", "2026-03-02T13:00:00+01:00"})
  void readsATimeWithItsOffset(String text) throws MalformedJsonException {
    assertEquals(Optional.of(Instant.parse("2026-03-02T12:00:00Z")), instant(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T12:00:00",
        "2026-03-02",
        "2026-02-30T00:00:00Z",
        "now",
        "1772452800",
        "+9999999999-12-31T23:59:59Z"
      })
  void aTimeWithoutOffsetOrOutOfTheCalendarIsEmpty(String text) throws MalformedJsonException {
    assertEquals(Optional.empty(), instant(text));
  }

  private static OptionalDouble number(String literal) throws MalformedJsonException {
    return StrictJson.optionalNumber(parse("{\"value\":" + literal + "}"), "value");
  }

  private static Optional<Instant> instant(String text) throws MalformedJsonException {
    return StrictJson.optionalInstant(parse("{\"time\":\"" + text + "\"}"), "time");
  }

  private static String reasonFor(String text) {
    return assertThrows(MalformedJsonException.class, () -> parse(text)).reason();
  }

  private static JsonNode parse(String text) throws MalformedJsonException {
    return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
