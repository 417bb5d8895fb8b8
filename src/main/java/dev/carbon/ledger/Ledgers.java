package dev.carbon.ledger;

import dev.carbon.staging.RunId;

/** Where the histories of all runs are kept. */
public interface Ledgers {
  /**
   * Begins the history of a new run.
   *
   * @throws dev.carbon.error.CarbonException CONFIGURATION when there is no place to write it
   */
  RunLedger begin(RunId run);
}
