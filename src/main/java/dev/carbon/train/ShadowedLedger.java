package dev.carbon.train;

import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.Bucket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger of which a copy lies in the run's bucket, as it stood after each of its phases. */
final class ShadowedLedger implements RunLedger {
  private final RunLedger ledger;
  private final Backend backend;
  private final ShadowCopy copy;

  ShadowedLedger(RunLedger ledger, Backend backend) {
    this.ledger = ledger;
    this.backend = backend;
    this.copy = new ShadowCopy(backend.stager());
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
    ledger.append(type, facts);
    if (endsPhase(type)) {
      List<LedgerRecord> records = ledger.records();
      bucket(records).ifPresent(bucket -> copy.write(bucket, records));
    }
  }

  /** A JOB_INTENT stands after the last UPLOAD_OK, and tells that there may be a job. */
  private static boolean endsPhase(RecordType type) {
    return switch (type) {
      case BUCKET_OK, JOB_INTENT, JOB_OK, JOB_STATE, VERIFIED -> true;
      case PLAN,
          OUTPUT_INTENT,
          OUTPUT_OK,
          BUCKET_INTENT,
          UPLOAD_INTENT,
          UPLOAD_OK,
          JOB_REFUSED,
          LEASE_INTENT,
          CANCEL_INTENT,
          FETCH_OK,
          DELETE_INTENT,
          BUCKET_GONE,
          ATTEMPT_END,
          OUTPUT_FREED,
          RECEIPT,
          CLOSED ->
          false;
    };
  }

  /** The bucket of the newest attempt; none while it is being removed. */
  private Optional<Bucket> bucket(List<LedgerRecord> records) {
    Optional<Bucket> bucket = Optional.empty();
    for (LedgerRecord record : records) {
      bucket =
          switch (record.type()) {
            case BUCKET_OK -> Optional.of(History.bucket(record, backend.kind()));
            case PLAN, DELETE_INTENT, BUCKET_GONE -> Optional.empty();
            default -> bucket;
          };
    }
    return bucket;
  }

  @Override
  public void close() {
    ledger.close();
  }
}
