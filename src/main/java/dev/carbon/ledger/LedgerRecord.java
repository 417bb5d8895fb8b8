package dev.carbon.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a run's history.
 *
 * @param at when it was written
 */
public record LedgerRecord(RecordType type, Instant at, Map<String, String> facts) {
  public LedgerRecord {
    facts = Map.copyOf(facts);
  }

  /** A fact of that name; empty when the record has none. */
  public Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }
}
