package dev.carbon.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.RunId;
import dev.carbon.testing.Cases;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a history is damaged, what is read of it was written, or it is refused. */
class LedgerDamageTest {
  private static final RunId RUN = new RunId("r-" + "d".repeat(26));
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final String BITS = "01234567";

  @TempDir private Path home;
  private FileLedgers ledgers = new FileLedgers(Path.of(""), Clock.systemUTC());
  private List<LedgerRecord> written = List.of();
  private byte[] whole = {};

  @BeforeEach
  void writeAFewRecords() throws IOException {
    ledgers = new FileLedgers(home, Clock.fixed(NOW, ZoneOffset.UTC));
    try (RunLedger ledger = ledgers.begin(RUN)) {
      ledger.append(RecordType.PLAN, Map.of("plan", "{\"run\":1}", "note", "é\n\uD83D\uDE00"));
      ledger.append(RecordType.BUCKET_INTENT, Map.of("bucket", "carbon-x-1"));
      ledger.append(RecordType.BUCKET_OK, Map.of("bucket", "carbon-x-1", "metageneration", "1"));
      ledger.append(RecordType.VERIFIED, Map.of());
    }
    written = ledgers.read(RUN);
    whole = Files.readAllBytes(file());
  }

  @Test
  void aFileThatEndsAnywhereHoldsTheRecordsUpToThere() throws IOException {
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));

      assertEquals(written.subList(0, lineEnds(length)), ledgers.read(RUN), "cut at " + length);
    }
  }

  @Test
  void anyBitThatFlipsIsNoticedAndCostsTheLastRecordAtMost() throws IOException {
    int refused = 0;
    for (int i = 0; i < whole.length; i++) {
      for (int bit = 0; bit < BITS.length(); bit++) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) (1 << bit);
        refused += refuses(damaged) ? 1 : 0;
      }
    }
    assertTrue(refused > whole.length, "most flips are before the last record: " + refused);
  }

  @Test
  void rubbishIsNeverARecord() {
    Cases.check(20261121, 500, this::damageAtRandom);
  }

  @Test
  void aFileThatNoRunCanHaveWrittenIsRefused() throws IOException {
    try (RandomAccessFile grown = new RandomAccessFile(file().toFile(), "rw")) {
      grown.setLength(3L << 30); // It has holes: a disk has room for it.
    }

    CarbonException error = assertThrows(CarbonException.class, () -> ledgers.read(RUN));

    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertTrue(error.hint().orElseThrow().contains("carbon recover"));
    assertTrue(ledgers.lacks(RUN));
  }

  /** A piece is overwritten, doubled or taken out. */
  private void damageAtRandom(Random random) throws IOException {
    int from = random.nextInt(whole.length);
    int to = from + 1 + random.nextInt(whole.length - from);
    byte[] piece = new byte[random.nextInt(to - from + 1)];
    random.nextBytes(piece);
    byte[] damaged = Arrays.copyOf(whole, from + piece.length + whole.length - to);
    System.arraycopy(piece, 0, damaged, from, piece.length);
    System.arraycopy(whole, to, damaged, from + piece.length, whole.length - to);
    boolean unused = refuses(damaged);
  }

  /** Whether the file is refused; if not, it holds nothing but what was written. */
  private boolean refuses(byte[] content) throws IOException {
    Files.write(file(), content);
    List<LedgerRecord> read;
    try {
      read = ledgers.read(RUN);
    } catch (CarbonException e) {
      assertEquals(ErrorKind.CONFIGURATION, e.kind());
      return true;
    }
    Map<LedgerRecord, Integer> places = new HashMap<>();
    written.forEach(record -> places.put(record, places.size()));
    int last = -1;
    for (LedgerRecord record : read) {
      int place = places.getOrDefault(record, -1);
      assertTrue(place > last, () -> "not written, or not there: " + record);
      last = place;
    }
    return false;
  }

  private int lineEnds(int length) {
    int ends = 0;
    for (int i = 0; i < length; i++) {
      ends += whole[i] == '\n' ? 1 : 0;
    }
    return ends;
  }

  private Path file() {
    return home.resolve("runs").resolve(RUN.value()).resolve("ledger");
  }
}
