package dev.carbon.ledger;

import java.util.List;
import java.util.Map;

/** The history of one run, in the order in which things happened. */
public interface RunLedger extends AutoCloseable {
  /** A history that another process writes: nothing is added to it here. */
  RunLedger NONE =
      new RunLedger() {
        @Override
        public List<LedgerRecord> before() {
          return List.of();
        }

        @Override
        public List<LedgerRecord> records() {
          return List.of();
        }

        @Override
        public void append(RecordType type, Map<String, String> facts) {}

        @Override
        public void close() {}
      };

  /** What stood there when it was opened; nothing for a new run. */
  List<LedgerRecord> before();

  /** All that stands there by now: {@link #before} and what was appended. */
  List<LedgerRecord> records();

  /**
   * Writes a record and returns when it is safe on disk.
   *
   * @param facts names, places, sizes and checksums; never a secret
   * @throws dev.carbon.error.CarbonException CONFIGURATION when it cannot be written: the change it
   *     announces must then not be made
   */
  void append(RecordType type, Map<String, String> facts);

  @Override
  void close();
}
