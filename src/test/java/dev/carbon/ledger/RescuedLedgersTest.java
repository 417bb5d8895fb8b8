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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A history that can no longer be written where it belongs, when something exists by then. */
class RescuedLedgersTest {
  private static final RunId RUN = new RunId("r-" + "a".repeat(26));

  @TempDir private Path home;
  private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private final List<String> said = new ArrayList<>();
  private Path work = Path.of("");

  @BeforeEach
  void makeWorkingDirectory() throws IOException {
    work = Files.createDirectory(home.resolve("work"));
  }

  @Test
  void goesToAFileOfItsOwnerAloneWithTheRecordThatFailed() throws IOException {
    CarbonException error = jobOkFails();

    List<LedgerRecord> saved = ErroredLedger.read(file());
    assertEquals(
        List.of(
            RecordType.PLAN, RecordType.BUCKET_INTENT, RecordType.JOB_INTENT, RecordType.JOB_OK),
        saved.stream().map(LedgerRecord::type).toList());
    assertEquals("job-1", saved.get(3).facts().get("job"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertTrue(error.hint().orElseThrow().contains("--from " + file()), error.hint()::toString);
    assertEquals(1, said.size());
  }

  @Test
  void laterRecordsFollowInTheSameFile() throws IOException {
    try (RunLedger ledger = begun()) {
      lose();
      assertThrows(CarbonException.class, () -> ledger.append(RecordType.JOB_OK, Map.of()));
      assertThrows(CarbonException.class, () -> ledger.append(RecordType.CANCEL_INTENT, Map.of()));
    }

    assertEquals(5, ErroredLedger.read(file()).size());
    assertFalse(Files.exists(work.resolve("errored.ledger.2")));
  }

  @Test
  void neverGoesOverAFileThatIsThere() throws IOException {
    Files.writeString(file(), "of an earlier run");

    CarbonException unused = jobOkFails();

    assertEquals("of an earlier run", Files.readString(file()));
    assertEquals(4, ErroredLedger.read(work.resolve("errored.ledger.2")).size());
  }

  @Test
  void neverGoesThroughALink() throws IOException {
    Path target = home.resolve("target");
    Files.createSymbolicLink(file(), target);

    CarbonException unused = jobOkFails();

    assertFalse(Files.exists(target));
    assertEquals(4, ErroredLedger.read(work.resolve("errored.ledger.2")).size());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isPrintedAsJsonWhereNoFileCanBeMadeAndCanBeReadFromThat() throws IOException {
    work = home.resolve("gone");

    CarbonException unused = jobOkFails();

    List<String> lines = said.stream().filter(line -> line.startsWith("{")).toList();
    assertEquals(4, lines.size());
    Path kept = home.resolve("kept");
    Files.writeString(kept, String.join("\n", lines));
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));
    assertEquals(4, ErroredLedger.read(kept).size());
  }

  @Test
  void nothingIsSavedWhileNothingExists() throws IOException {
    try (RunLedger ledger = ledgers().begin(RUN)) {
      ledger.append(RecordType.PLAN, Map.of("backend", "vertex"));
      lose();
      assertThrows(CarbonException.class, () -> ledger.append(RecordType.BUCKET_INTENT, Map.of()));
    }

    assertFalse(Files.exists(file()));
    assertEquals(List.of(), said);
  }

  @Test
  void aStateIsWrittenAtTheNextLookInstead() throws IOException {
    try (RunLedger ledger = begun()) {
      lose();
      assertThrows(CarbonException.class, () -> ledger.append(RecordType.JOB_STATE, Map.of()));
    }

    assertFalse(Files.exists(file()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatOthersMayWriteIsNotBelieved() throws IOException {
    CarbonException unused = jobOkFails();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));

    CarbonException error = assertThrows(CarbonException.class, () -> ErroredLedger.read(file()));

    assertTrue(error.hint().orElseThrow().contains("chmod 600"), error.hint()::toString);
  }

  @Test
  void aHistoryThatNothingWasWrittenToIsForgottenAndNoOther() throws IOException {
    Instant now = Instant.now();
    ledgers().begin(RUN).close();
    assertFalse(ledgers().forgetUnbegun(RUN, now.minusSeconds(3600)), "it may just begin");
    try (RunLedger open = ledgers().resume(RUN)) {
      assertEquals(List.of(), open.records());
      assertFalse(ledgers().forgetUnbegun(RUN, now.plusSeconds(60)), "somebody has it open");
    }
    Files.writeString(ledger(), "0badf00d {\"type\":\"PL");
    assertTrue(ledgers().forgetUnbegun(RUN, now.plusSeconds(60)));
    assertEquals(List.of(), ledgers().runs());
    assertFalse(Files.exists(ledger().getParent()));

    begun().close();
    assertFalse(ledgers().forgetUnbegun(RUN, now.plusSeconds(60)));
    Files.writeString(ledger(), "0badf00d {\"type\":\"PLAN\"}\n");
    assertFalse(ledgers().forgetUnbegun(RUN, now.plusSeconds(60)), "a damaged line is not none");
  }

  private CarbonException jobOkFails() throws IOException {
    try (RunLedger ledger = begun()) {
      lose();
      return assertThrows(
          CarbonException.class, () -> ledger.append(RecordType.JOB_OK, Map.of("job", "job-1")));
    }
  }

  private RunLedger begun() {
    RunLedger ledger = ledgers().begin(RUN);
    ledger.append(RecordType.PLAN, Map.of("backend", "vertex"));
    ledger.append(RecordType.BUCKET_INTENT, Map.of());
    ledger.append(RecordType.JOB_INTENT, Map.of());
    return ledger;
  }

  /** The folder of the histories vanishes. */
  private void lose() throws IOException {
    Files.delete(ledger());
  }

  private Path ledger() {
    return home.resolve("runs").resolve(RUN.value()).resolve("ledger");
  }

  private Ledgers ledgers() {
    return new RescuedLedgers(
        new FileLedgers(home, clock), () -> new ErroredLedger(work, said::add), clock);
  }

  private Path file() {
    return work.resolve("errored.ledger");
  }
}
