package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.Ledgers;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.RunId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Histories in memory; an append can be told to fail, once or from then on. */
final class MemoryLedgers implements Ledgers {
  private final Journal journal;
  private final Clock clock;
  private final List<RecordType> records = new ArrayList<>();
  private final List<LedgerRecord> written = new ArrayList<>();
  private final Map<RecordType, Map<String, String>> facts = new EnumMap<>(RecordType.class);
  private final Set<RecordType> refused = EnumSet.noneOf(RecordType.class);
  private boolean diskFull;
  private boolean held;
  private int appends;
  private int fullFrom = Integer.MAX_VALUE;

  MemoryLedgers(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** Records of this type cannot be written; others can. */
  void refuse(RecordType type) {
    refused.add(type);
  }

  /** From a record of this type on, nothing can be written any more. */
  void diskFullFrom(RecordType type) {
    refused.add(type);
    diskFull = true;
  }

  /** From the n-th append on, counted from 1, nothing can be written. */
  void failFromAppend(int number) {
    fullFrom = number;
  }

  /** What is safe on disk, in order. */
  List<RecordType> records() {
    return List.copyOf(records);
  }

  /** The facts of the last record of this type; none when there is none. */
  Map<String, String> facts(RecordType type) {
    return facts.getOrDefault(type, Map.of());
  }

  @Override
  public RunLedger begin(RunId run) {
    return new Opened(List.of());
  }

  /** Another process works on every run. */
  void hold() {
    held = true;
  }

  @Override
  public boolean forgetUnbegun(RunId run, Instant untouchedSince) {
    return false;
  }

  @Override
  public RunLedger resume(RunId run) {
    if (held) {
      throw new CarbonException(ErrorKind.RUN_LOCKED, "another process works on " + run);
    }
    return new Opened(List.copyOf(written));
  }

  @Override
  public List<LedgerRecord> read(RunId run) {
    return List.copyOf(written);
  }

  @Override
  public boolean lacks(RunId run) {
    return written.isEmpty();
  }

  @Override
  public void restore(RunId run, List<LedgerRecord> restored) {
    written.addAll(restored);
    restored.forEach(record -> records.add(record.type()));
  }

  /** The disk that held them is no more. */
  void lose() {
    written.clear();
    records.clear();
  }

  @Override
  public List<RunId> runs() {
    return List.of();
  }

  /** The one history there is, opened again. */
  private final class Opened implements RunLedger {
    private final List<LedgerRecord> before;

    Opened(List<LedgerRecord> before) {
      this.before = before;
    }

    @Override
    public List<LedgerRecord> before() {
      return before;
    }

    @Override
    public List<LedgerRecord> records() {
      return List.copyOf(written);
    }

    @Override
    public void append(RecordType type, Map<String, String> facts) {
      journal.<Boolean>step("ledger " + type, () -> write(type, facts));
    }

    @Override
    public void close() {}
  }

  private boolean write(RecordType type, Map<String, String> written) {
    appends++;
    if (refused.contains(type) || appends >= fullFrom) {
      fullFrom = diskFull ? 0 : fullFrom;
      throw new CarbonException(ErrorKind.CONFIGURATION, "could not write " + type);
    }
    this.written.add(new LedgerRecord(type, clock.instant(), written));
    facts.put(type, Map.copyOf(written));
    return records.add(type);
  }
}
