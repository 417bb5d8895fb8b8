package dev.carbon.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.testing.Cases;
import dev.carbon.testing.MadeUpText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines whose checksum is right and whose content is not what carbon writes. */
class LedgerLinesTest {
  private static final String FREQUENT = "{}[]\":,0123456789eE.-+ntfalsrueypVPLANatio\\\n ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "5",
        "[]",
        "\"x\"",
        "{}",
        "{\"version\":1}",
        "{\"version\":1,\"type\":\"PLAN\"}",
        "{\"version\":1,\"type\":\"NONE\",\"at\":\"2026-03-02T12:00:00Z\"}",
        "{\"version\":1,\"type\":\"PLAN\",\"at\":\"yesterday\"}",
        "{\"version\":1,\"type\":\"PLAN\",\"at\":5}",
        "{\"version\":1,\"type\":[],\"at\":{}}",
        "{\"version\":NaN}",
        "{\"version\":1"
      })
  void areNoRecords(String json) {
    assertEquals(List.of(), LedgerFile.parse("copy", line(json)).records());
  }

  @Test
  void areNoRecordsHoweverDeepTheyAre() {
    String deep = "[".repeat(100_000);
    assertEquals(List.of(), LedgerFile.parse("copy", line(deep)).records());
    assertEquals(List.of(), LedgerFile.parse("copy", line("{\"a\":".repeat(100_000))).records());
  }

  @Test
  void anyOfThemIsReadOrRefusedAndNothingElseHappens() {
    Cases.check(
        20261121,
        5000,
        random -> {
          byte[] bytes = line(text(random));
          try {
            LedgerFile file = LedgerFile.parse("copy", bytes);
            assertTrue(file.safeBytes() == 0 || file.safeBytes() == bytes.length);
          } catch (CarbonException e) {
            assertEquals(ErrorKind.CONFIGURATION, e.kind());
          }
        });
  }

  /** Nearly a record, or nothing like one. */
  private static String text(Random random) {
    if (random.nextBoolean()) {
      return MadeUpText.of(random, FREQUENT, 60);
    }
    StringBuilder record =
        new StringBuilder(
            "{\"version\":1,\"type\":\"PLAN\",\"at\":\"2026-03-02T12:00:00Z\",\"a\":\"b\"}");
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int place = random.nextInt(record.length());
      record.replace(
          place,
          Math.min(record.length(), place + random.nextInt(8)),
          MadeUpText.of(random, FREQUENT, 8));
    }
    return record.toString();
  }

  private static byte[] line(String json) {
    CRC32C crc = new CRC32C();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x %s\n", crc.getValue(), json).getBytes(StandardCharsets.UTF_8);
  }
}
