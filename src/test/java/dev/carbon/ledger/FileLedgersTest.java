package dev.carbon.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgersTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir private Path folder;
  private final RunId run = RunId.random(new SecureRandom());

  @Test
  void isReadableByItsOwnerAloneFromTheFirstMoment() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    begin().close();
    assertEquals("rw-------", permissions(file()));
    assertEquals("rwx------", permissions(folder.resolve("state/runs").resolve(run.value())));
    assertEquals("rwx------", permissions(folder.resolve("state/runs")));
    assertEquals("rwx------", permissions(folder.resolve("state")));
  }

  @Test
  void eachLineIsAChecksumAndTheRecordItIsOf() throws IOException {
    try (RunLedger ledger = begin()) {
      ledger.append(RecordType.PLAN, Map.of("region", "europe-west4"));
      ledger.append(
          RecordType.FETCH_OK, Map.of("path", "é\n\"x\"\u0000 \uD83D\uDE00", "bytes", "12"));
      ledger.append(RecordType.CLOSED, Map.of());
    }
    String content = Files.readString(file());
    assertTrue(content.endsWith("\n"));
    List<String> lines = content.lines().toList();
    assertEquals(3, lines.size());
    for (String line : lines) {
      CRC32C crc = new CRC32C();
      crc.update(line.substring(9).getBytes(UTF_8));
      assertEquals(line.substring(0, 9), String.format("%08x ", crc.getValue()));
    }
    JsonNode fetched = new ObjectMapper().readTree(lines.get(1).substring(9));
    assertEquals("FETCH_OK", fetched.get("type").asText());
    assertEquals("é\n\"x\"\u0000 \uD83D\uDE00", fetched.get("path").asText());
    assertEquals(NOW.toString(), fetched.get("at").asText());
    assertEquals(1, fetched.get("version").asInt());
  }

  @Test
  void aRecordIsInTheFileWhenAppendReturnsAndTheyKeepTheirOrder() throws IOException {
    try (RunLedger ledger = begin()) {
      int written = 0;
      for (RecordType type : RecordType.values()) {
        ledger.append(type, Map.of());
        List<String> lines = Files.readAllLines(file());
        assertTrue(lines.get(written).contains('"' + type.name() + '"'));
        written++;
        assertEquals(written, lines.size());
      }
    }
  }

  @Test
  void doesNotWriteOnAfterItsEnd() {
    RunLedger ledger = begin();
    ledger.close();
    CarbonException error =
        assertThrows(CarbonException.class, () -> ledger.append(RecordType.PLAN, Map.of()));
    assertEquals(ErrorKind.CONFIGURATION, error.kind());
  }

  @Test
  void neverContinuesTheHistoryOfAnotherRun() throws IOException {
    try (RunLedger ledger = begin()) {
      ledger.append(RecordType.PLAN, Map.of("mine", "yes"));
    }
    String before = Files.readString(file());
    assertEquals(ErrorKind.CONFIGURATION, assertThrows(CarbonException.class, this::begin).kind());
    assertEquals(before, Files.readString(file()));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldBeforeAnythingIsStarted() throws IOException {
    Files.writeString(folder.resolve("state"), "a file stands where the folder should");
    CarbonException error = assertThrows(CarbonException.class, this::begin);
    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertTrue(error.text().contains(run.value()), error.text());
    assertTrue(error.text().contains("nothing was started"), error.text());
    assertTrue(error.hint().orElse("").contains("CARBON_STATE_HOME"));
  }

  private RunLedger begin() {
    return new FileLedgers(folder.resolve("state"), Clock.fixed(NOW, ZoneOffset.UTC)).begin(run);
  }

  private Path file() {
    return folder.resolve("state/runs").resolve(run.value()).resolve("ledger");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
