package dev.carbon.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

  private Path file() {
    return home.resolve("runs").resolve(RUN.value()).resolve("ledger");
  }
}
