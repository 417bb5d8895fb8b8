package dev.carbon.ledger;

import dev.carbon.error.CarbonException;
import dev.carbon.staging.RunId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ledgers whose histories are saved elsewhere when they can no longer be written where they belong.
 * The record counts as not written all the same: the change that it announces is not made.
 */
public final class RescuedLedgers implements Ledgers {
  /** The backend whose runs leave nothing that their process does not end itself. */
  private static final String REHEARSAL = "local";

  private final Ledgers ledgers;
  private final Supplier<ErroredLedger> places;
  private final Clock clock;

  /**
   * @param places one for each run
   */
  public RescuedLedgers(Ledgers ledgers, Supplier<ErroredLedger> places, Clock clock) {
    this.ledgers = ledgers;
    this.places = places;
    this.clock = clock;
  }

  @Override
  public RunLedger begin(RunId run) {
    return new Rescued(ledgers.begin(run), places.get());
  }

  @Override
  public RunLedger resume(RunId run) {
    return new Rescued(ledgers.resume(run), places.get());
  }

  @Override
  public List<LedgerRecord> read(RunId run) {
    return ledgers.read(run);
  }

  @Override
  public boolean lacks(RunId run) {
    return ledgers.lacks(run);
  }

  @Override
  public void restore(RunId run, List<LedgerRecord> records) {
    ledgers.restore(run, records);
  }

  @Override
  public boolean forgetUnbegun(RunId run, Instant untouchedSince) {
    return ledgers.forgetUnbegun(run, untouchedSince);
  }

  @Override
  public List<RunId> runs() {
    return ledgers.runs();
  }

  /** One history with its place of rescue. */
  private final class Rescued implements RunLedger {
    private final RunLedger ledger;
    private final ErroredLedger place;

    Rescued(RunLedger ledger, ErroredLedger place) {
      this.ledger = ledger;
      this.place = place;
    }

    @Override
    public List<LedgerRecord> before() {
      return ledger.before();
    }

    @Override
    public List<LedgerRecord> records() {
      return ledger.records();
    }

    @Override
    public void append(RecordType type, Map<String, String> facts) {
      try {
        ledger.append(type, facts);
      } catch (CarbonException e) {
        if (!isWorthSaving(type)) {
          throw e;
        }
        place.save(ledger.records(), new LedgerRecord(type, clock.instant(), facts));
        throw new CarbonException(e.kind(), e.text(), place.remedy(), e);
      }
    }

    /** A state is written again at the next look; before a bucket was asked for nothing exists. */
    private boolean isWorthSaving(RecordType type) {
      List<LedgerRecord> records = ledger.records();
      boolean somethingExists =
          records.stream().anyMatch(record -> record.type() == RecordType.BUCKET_INTENT);
      boolean rehearsal =
          records.stream().anyMatch(r -> r.fact("backend").equals(Optional.of(REHEARSAL)));
      return somethingExists && !rehearsal && type != RecordType.JOB_STATE;
    }

    @Override
    public void close() {
      ledger.close();
    }
  }
}
