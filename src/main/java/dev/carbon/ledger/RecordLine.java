package dev.carbon.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
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
    return checksum(json) + " " + json + "\n";
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
   * The record of a line without its line feed; empty when the line is damaged.
   *
   * @throws NewerFormatException when a newer carbon wrote it
   */
  static Optional<LedgerRecord> read(String line) throws NewerFormatException {
    if (line.length() <= CHECKSUM_CHARACTERS || line.charAt(CHECKSUM_CHARACTERS) != ' ') {
      return Optional.empty();
    }
    String json = line.substring(CHECKSUM_CHARACTERS + 1);
    if (!checksum(json).equals(line.substring(0, CHECKSUM_CHARACTERS))) {
      return Optional.empty();
    }
    try {
      return Optional.of(record(JSON.readTree(json)));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LedgerRecord record(JsonNode json) throws NewerFormatException {
    if (json.path(FIELD_VERSION).asInt() > VERSION) {
      throw new NewerFormatException();
    }
    Map<String, String> facts = new HashMap<>();
    json.properties().forEach(field -> facts.put(field.getKey(), field.getValue().asText()));
    facts.keySet().removeAll(Set.of(FIELD_VERSION, FIELD_TYPE, FIELD_AT));
    return new LedgerRecord(
        RecordType.valueOf(json.path(FIELD_TYPE).asText()),
        Instant.parse(json.path(FIELD_AT).asText()),
        facts);
  }

  private static String checksum(String json) {
    CRC32C crc = new CRC32C();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }

  /** The file was written by a newer carbon. */
  static final class NewerFormatException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
