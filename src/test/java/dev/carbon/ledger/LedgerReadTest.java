package dev.carbon.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What another process reads of a history. */
class LedgerReadTest {
  private static final RunId RUN = new RunId("r-" + "b".repeat(26));
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Map<String, String> FACTS =
      Map.of("path", "é\n\"x\"\u0000 \uD83D\uDE00", "bytes", "12", "nothing", "");

  @TempDir private Path home;
  private FileLedgers ledgers = new FileLedgers(Path.of(""), Clock.systemUTC());

  @BeforeEach
  void writeThreeRecords() {
    ledgers = new FileLedgers(home, Clock.fixed(NOW, ZoneOffset.UTC));
    try (RunLedger ledger = ledgers.begin(RUN)) {
      ledger.append(RecordType.PLAN, Map.of("plan", "{\"run\":1}"));
      ledger.append(RecordType.FETCH_OK, FACTS);
      ledger.append(RecordType.VERIFIED, Map.of());
    }
  }

  @Test
  void isWhatWasWritten() {
    List<LedgerRecord> records = ledgers.read(RUN);

    assertEquals(3, records.size());
    assertEquals(new LedgerRecord(RecordType.FETCH_OK, NOW, FACTS), records.get(1));
    assertEquals(List.of(RUN), ledgers.runs());
  }

  @Test
  void isGoneOnWith() {
    try (RunLedger ledger = ledgers.resume(RUN)) {
      assertEquals(3, ledger.before().size());
      ledger.append(RecordType.CLOSED, Map.of());
    }

    assertEquals(RecordType.CLOSED, ledgers.read(RUN).get(3).type());
  }

  @Test
  void belongsToOneProcessAtATime() {
    try (RunLedger first = ledgers.resume(RUN)) {
      assertEquals(ErrorKind.RUN_LOCKED, failure(() -> ledgers.resume(RUN)).kind());
      first.append(RecordType.CLOSED, Map.of());
    }
    ledgers.resume(RUN).close();
  }

  @Test
  void endsBeforeALineThatACrashTore() throws IOException {
    byte[] whole = Files.readAllBytes(file());
    int lastLine =
        new String(whole, 0, whole.length - 1, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
    for (int length = lastLine; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));

      assertEquals(2, ledgers.read(RUN).size(), "cut at " + length);
    }
    try (RunLedger ledger = ledgers.resume(RUN)) {
      ledger.append(RecordType.CLOSED, Map.of());
    }
    assertEquals(RecordType.CLOSED, ledgers.read(RUN).get(2).type());
  }

  @Test
  void isRefusedWhenALineBeforeTheLastIsDamaged() throws IOException {
    byte[] content = Files.readAllBytes(file());
    content[12] ^= 1;
    Files.write(file(), content);

    CarbonException error = failure(() -> ledgers.read(RUN));

    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertTrue(error.text().endsWith("line 1 is damaged"), error.text());
  }

  @Test
  void isRefusedWhenANewerCarbonWroteIt() throws IOException {
    Files.writeString(file(), newer());

    CarbonException error = failure(() -> ledgers.resume(RUN));

    assertTrue(error.text().contains("a newer carbon wrote it"), error.text());
  }

  @Test
  void isMissedWithTheFolderWhereItShouldBe() {
    CarbonException error = failure(() -> ledgers.read(new RunId("r-" + "c".repeat(26))));

    assertEquals(ErrorKind.USAGE, error.kind());
    assertTrue(error.text().contains(home.toString()), error.text());
  }

  /** A record of the next version, whole as far as this one can tell. */
  private static String newer() {
    String json = "{\"version\":2,\"type\":\"PLAN\",\"at\":\"2026-03-02T12:00:00Z\"}";
    CRC32C crc = new CRC32C();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x %s%n", crc.getValue(), json);
  }

  private static CarbonException failure(Executable deed) {
    return assertThrows(CarbonException.class, deed);
  }

  private Path file() {
    return home.resolve("runs").resolve(RUN.value()).resolve("ledger");
  }
}
