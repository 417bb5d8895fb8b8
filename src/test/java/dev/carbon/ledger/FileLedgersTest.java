package dev.carbon.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgersTest {
  private static final RunId RUN = new RunId("r-" + "a".repeat(26));

  @TempDir private Path home;
  private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @Test
  void writesEachRecordOnALineOfItsOwnWithItsChecksum() throws IOException {
    try (RunLedger ledger = new FileLedgers(home, clock).begin(RUN)) {
      ledger.append(RecordType.PLAN, Map.of("b", "two\nlines", "a", "é"));
      ledger.append(RecordType.CLOSED, Map.of());
    }

    List<String> lines = Files.readAllLines(file());
    assertEquals(2, lines.size());
    for (String line : lines) {
      CRC32C crc = new CRC32C();
      crc.update(line.substring(9).getBytes(UTF_8));
      assertEquals(String.format("%08x", crc.getValue()), line.substring(0, 8));
    }
  }

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
  void isReadableByItsOwnerAlone() throws IOException {
    new FileLedgers(home, clock).begin(RUN).close();

    assertEquals("rw-------", permissions(file()));
    assertEquals("rwx------", permissions(home.resolve("runs").resolve(RUN.value())));
  }

  @Test
  void neverBeginsOneHistoryTwice() {
    FileLedgers ledgers = new FileLedgers(home, clock);
    ledgers.begin(RUN).close();

    CarbonException refusal = assertThrows(CarbonException.class, () -> ledgers.begin(RUN));

    assertEquals(ErrorKind.CONFIGURATION, refusal.kind());
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private Path file() {
    return home.resolve("runs").resolve(RUN.value()).resolve("ledger");
  }
}
