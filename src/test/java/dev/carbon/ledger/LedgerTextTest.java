package dev.carbon.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a ledger that is kept elsewhere. */
class LedgerTextTest {
  private static final RunId RUN = new RunId("r-aaaaaaaaaaaaaaaaaaaaaaaaaa");

  @TempDir private Path state;

  @Test
  void aCopyIsByteForByteTheFile() throws IOException {
    List<LedgerRecord> records = written();

    assertArrayEquals(
        Files.readAllBytes(state.resolve("runs/" + RUN + "/ledger")), LedgerText.write(records));
  }

  @Test
  void aCopyReadsAsTheRecordsItWasMadeOf() {
    List<LedgerRecord> records = written();

    assertEquals(records, LedgerText.read("the copy", LedgerText.write(records)));
  }

  @Test
  void noBitOfACopyMayBeOtherAndNoByteMayBeMissing() {
    byte[] copy = LedgerText.write(written());

    for (int bit = 0; bit < copy.length * 8; bit++) {
      byte[] flipped = copy.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertDamaged(flipped);
    }
    for (int length = 1; length < copy.length; length++) {
      if (copy[length - 1] != '\n') {
        assertDamaged(Arrays.copyOf(copy, length));
      }
    }
  }

  private static void assertDamaged(byte[] copy) {
    CarbonException e =
        assertThrows(CarbonException.class, () -> LedgerText.read("the copy", copy));
    assertEquals(ErrorKind.CONFIGURATION, e.kind());
  }

  private List<LedgerRecord> written() {
    FileLedgers ledgers = new FileLedgers(state, Clock.systemUTC());
    try (RunLedger ledger = ledgers.begin(RUN)) {
      ledger.append(RecordType.PLAN, Map.of("plan", "{\"words\":\"a b\\n\"}"));
    }
    try (RunLedger ledger = ledgers.resume(RUN)) {
      ledger.append(RecordType.BUCKET_OK, Map.of("bucket", "b"));
      return ledger.records();
    }
  }
}
