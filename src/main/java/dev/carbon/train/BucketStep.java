package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Stager;
import java.util.Map;

/** Makes the bucket of a run in the chosen location. */
final class BucketStep {
  private final Stager stager;
  private final RunLedger ledger;

  BucketStep(Stager stager, RunLedger ledger) {
    this.stager = stager;
    this.ledger = ledger;
  }

  Bucket make(BucketSpec spec) {
    ledger.append(
        RecordType.BUCKET_INTENT,
        Map.of("bucket", spec.name().value(), "location", spec.location().id()));
    Bucket bucket = stager.create(spec);
    ledger.append(
        RecordType.BUCKET_OK,
        Map.of(
            "bucket", bucket.name().value(),
            "location", bucket.location().id(),
            "metageneration", Long.toString(bucket.metageneration())));
    return bucket;
  }

  /** A bucket elsewhere would make every gram of the receipt wrong. */
  static void requireLocation(BucketSpec spec, Bucket bucket) {
    if (!bucket.location().equals(spec.location())) {
      throw new CarbonException(
          ErrorKind.UPSTREAM,
          "the bucket was made in "
              + bucket.location()
              + " although "
              + spec.location()
              + " was asked for; nothing was started");
    }
  }
}
