package dev.carbon.ledger;

import dev.carbon.staging.RunId;
import java.util.List;

/** Where the histories of all runs are kept. */
public interface Ledgers {
  /**
   * Begins the history of a new run.
   *
   * @throws dev.carbon.error.CarbonException CONFIGURATION when there is no place to write it
   */
  RunLedger begin(RunId run);

  /**
   * Goes on with the history of an earlier run; nobody else can until it is closed.
   *
   * @throws dev.carbon.error.CarbonException USAGE when there is no such run; RUN_LOCKED while
   *     another process works on it; CONFIGURATION when its history cannot be read
   */
  RunLedger resume(RunId run);

  /**
   * The history of a run as it stands, whoever works on it; fails as {@link #resume} does but for
   * the lock.
   */
  List<LedgerRecord> read(RunId run);

  /** Every run that has a history here, in no order. */
  List<RunId> runs();
}
