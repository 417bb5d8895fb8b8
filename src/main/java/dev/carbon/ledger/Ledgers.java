package dev.carbon.ledger;

import dev.carbon.staging.RunId;
import java.time.Instant;
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

  /**
   * Whether there is no history of a run here, or a damaged one.
   *
   * @throws dev.carbon.error.CarbonException CONFIGURATION when it cannot be read, or a newer
   *     carbon wrote it
   */
  boolean lacks(RunId run);

  /**
   * Writes the history of a run that lacks one, whole or not at all. One that is there is never
   * written over; a damaged one is kept beside it.
   *
   * @throws dev.carbon.error.CarbonException as {@link #begin}; RUN_LOCKED while another process
   *     does the same; USAGE when there is a history
   */
  void restore(RunId run, List<LedgerRecord> records);

  /**
   * Removes a history that no record was ever written to: who began it was ended before anything
   * else, so nothing can exist of its run. Leaves one alone that another process has open, that was
   * touched since, or that holds anything.
   *
   * @return whether it is gone
   * @throws dev.carbon.error.CarbonException USAGE when there is no such run; CONFIGURATION when
   *     its folder cannot be read
   */
  boolean forgetUnbegun(RunId run, Instant untouchedSince);

  /** Every run that has a history here, in no order. */
  List<RunId> runs();
}
