package dev.carbon.ledger;

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
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerFaultTest {
  private static final RunId RUN = new RunId("r-" + "a".repeat(26));

  @TempDir private Path home;
  private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @Test
  void doesNotLoseARecordInTheHalfLineOfAFailedOne() throws IOException {
    try (RunLedger ledger = new FileLedgers(home, clock).begin(RUN)) {
      ledger.append(RecordType.PLAN, Map.of());
      Files.writeString(file(), "0badf00d {\"type\":\"BUCK", StandardOpenOption.APPEND);
      ledger.append(RecordType.CLOSED, Map.of());
    }

    List<String> lines = Files.readAllLines(file());
    assertEquals(2, lines.size());
    assertEquals("\"type\":\"CLOSED\"", lines.get(1).replaceAll(".*(\"type\":\"\\w+\").*", "$1"));
  }

  @Test
  void aRecordInAFileThatIsGoneIsNoneOnDisk() throws IOException {
    try (RunLedger ledger = new FileLedgers(home, clock).begin(RUN)) {
      ledger.append(RecordType.PLAN, Map.of());
      Files.delete(file());

      CarbonException error =
          assertThrows(CarbonException.class, () -> ledger.append(RecordType.JOB_INTENT, Map.of()));

      assertEquals(ErrorKind.CONFIGURATION, error.kind());
      assertTrue(error.text().contains("JOB_INTENT"), error.text());
      assertFalse(Files.exists(file()));
    }
  }

  private Path file() {
    return home.resolve("runs").resolve(RUN.value()).resolve("ledger");
  }
}
