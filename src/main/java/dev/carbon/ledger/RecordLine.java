package dev.carbon.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.NumberInput;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** A record as it stands in the file: {@code crc32c SP json}, the checksum in eight hex digits. */
final class RecordLine {
  /** Of the format; a file with a higher one was written by a newer carbon. */
  static final int VERSION = 1;

  private static final String FIELD_VERSION = "version";
  private static final String FIELD_TYPE = "type";
  private static final String FIELD_AT = "at";
  private static final int CHECKSUM_CHARACTERS = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordLine() {}

  /** The line, with the line feed at its end. */
  static String write(LedgerRecord record) {
    return checked(json(record));
  }

  /** The line of a record's JSON. */
  static String checked(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return checksum(bytes, 0, bytes.length) + " " + json + "\n";
  }

  /** The record alone. */
  static String json(LedgerRecord record) {
    ObjectNode json = JSON.createObjectNode();
    json.put(FIELD_VERSION, VERSION);
    json.put(FIELD_TYPE, record.type().name());
    json.put(FIELD_AT, record.at().toString());
    new TreeMap<>(record.facts()).forEach(json::put);
    return json.toString();
  }

  /**
   * The record of a line without its line feed; empty when the line is damaged. Its bytes are read
   * as they are: a plan of 30 kB would be copied several times as text.
   *
   * @param line the bytes from {@code start} up to {@code end}
   * @throws NewerFormatException when a newer carbon wrote it
   */
  static Optional<LedgerRecord> read(byte[] line, int start, int end) throws NewerFormatException {
    int json = start + CHECKSUM_CHARACTERS + 1;
    if (json > end || line[json - 1] != ' ') {
      return Optional.empty();
    }
    String checksum = new String(line, start, CHECKSUM_CHARACTERS, StandardCharsets.ISO_8859_1);
    if (!checksum(line, json, end).equals(checksum)) {
      return Optional.empty();
    }
    try {
      return Optional.of(record(facts(line, json, end)));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The fields of an object; what is no single value is an empty text. */
  private static Map<String, String> facts(byte[] line, int start, int end) throws IOException {
    Map<String, String> facts = new HashMap<>();
    try (JsonParser parser = JSON.getFactory().createParser(line, start, end - start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return facts;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        boolean single = parser.nextToken().isScalarValue();
        facts.put(name, single ? parser.getText() : "");
        parser.skipChildren();
      }
    }
    return facts;
  }

  private static LedgerRecord record(Map<String, String> facts) throws NewerFormatException {
    if (NumberInput.parseAsInt(facts.getOrDefault(FIELD_VERSION, ""), 0) > VERSION) {
      throw new NewerFormatException();
    }
    RecordType type = RecordType.valueOf(facts.getOrDefault(FIELD_TYPE, ""));
    Instant at = Instant.parse(facts.getOrDefault(FIELD_AT, ""));
    facts.keySet().removeAll(Set.of(FIELD_VERSION, FIELD_TYPE, FIELD_AT));
    return new LedgerRecord(type, at, facts);
  }

  private static String checksum(byte[] json, int start, int end) {
    CRC32C crc = new CRC32C();
    crc.update(json, start, end - start);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /** The file was written by a newer carbon. */
  static final class NewerFormatException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
