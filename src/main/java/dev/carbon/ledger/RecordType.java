package dev.carbon.ledger;

/**
 * The steps of a run that are written down. An INTENT stands on disk before its change is asked
 * for.
 */
public enum RecordType {
  PLAN,
  OUTPUT_INTENT,
  OUTPUT_OK,
  BUCKET_INTENT,
  BUCKET_OK,
  UPLOAD_INTENT,
  UPLOAD_OK,
  JOB_INTENT,
  JOB_OK,
  JOB_REFUSED,
  LEASE_INTENT,
  JOB_STATE,
  CANCEL_INTENT,
  FETCH_OK,
  VERIFIED,
  DELETE_INTENT,
  BUCKET_GONE,
  ATTEMPT_END,
  OUTPUT_FREED,
  RECEIPT,
  CLOSED
}
