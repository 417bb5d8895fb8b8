package dev.carbon.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history that is written anew. */
class LedgerRestoreTest {
  private static final RunId RUN = new RunId("r-aaaaaaaaaaaaaaaaaaaaaaaaaa");
  private static final List<LedgerRecord> RECORDS =
      List.of(
          new LedgerRecord(RecordType.PLAN, Instant.EPOCH, Map.of("plan", "{}")),
          new LedgerRecord(RecordType.BUCKET_INTENT, Instant.EPOCH, Map.of("bucket", "b")));

  @TempDir private Path state;
  private FileLedgers ledgers = new FileLedgers(Path.of(""), Clock.systemUTC());
  private Path file = Path.of("");

  @BeforeEach
  void setUp() {
    ledgers = new FileLedgers(state, Clock.systemUTC());
    file = state.resolve("runs/" + RUN + "/ledger");
  }

  @Test
  void aRunWithoutAHistoryHasOneThen() {
    assertTrue(ledgers.lacks(RUN));

    ledgers.restore(RUN, RECORDS);

    assertFalse(ledgers.lacks(RUN));
    assertEquals(RECORDS, ledgers.read(RUN));
    try (RunLedger ledger = ledgers.resume(RUN)) {
      ledger.append(RecordType.BUCKET_OK, Map.of());
    }
    assertEquals(3, ledgers.read(RUN).size());
  }

  @Test
  void aHistoryIsNeverWrittenOver() throws IOException {
    ledgers.restore(RUN, RECORDS);
    byte[] before = Files.readAllBytes(file);

    CarbonException e =
        assertThrows(CarbonException.class, () -> ledgers.restore(RUN, RECORDS.subList(0, 1)));

    assertEquals(ErrorKind.USAGE, e.kind());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void everyDamagedHistoryIsKept() throws IOException {
    ledgers.restore(RUN, RECORDS);
    for (int time = 1; time <= 2; time++) {
      byte[] damaged = Files.readAllBytes(file);
      damaged[20] ^= (byte) time;
      Files.write(file, damaged);
      assertTrue(ledgers.lacks(RUN));

      ledgers.restore(RUN, RECORDS);

      assertArrayEquals(damaged, Files.readAllBytes(file.resolveSibling("ledger.damaged-" + time)));
      assertEquals(RECORDS, ledgers.read(RUN));
    }
  }

  @Test
  void anOpenHistoryIsNotTakenAway() {
    try (RunLedger ledger = ledgers.begin(RUN)) {
      ledger.append(RecordType.PLAN, Map.of("plan", "{}"));

      assertFalse(ledgers.lacks(RUN));
      assertThrows(CarbonException.class, () -> ledgers.restore(RUN, RECORDS));
    }
  }
}
