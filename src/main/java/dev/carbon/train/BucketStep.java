package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketSpec;
import java.util.Map;

/** Makes the bucket of a run in the chosen location. */
final class BucketStep {
  private static final long FIRST_METAGENERATION = 1;

  private final RunContext context;

  BucketStep(RunContext context) {
    this.context = context;
  }

  /** The bucket; after an unclear answer there is none, or the standing tells of it. */
  Bucket make(BucketSpec spec) {
    context
        .ledger()
        .append(
            RecordType.BUCKET_INTENT,
            Map.of("bucket", spec.name().value(), "location", spec.location().id()));
    try {
      Bucket bucket = context.backend().stager().create(spec);
      context.standing().made(bucket);
      return bucket;
    } catch (RuntimeException e) {
      new RefusalStep(context).remember(e);
      if (mayHaveBeenMade(Bugs.asFailure(e).kind())) {
        Bucket unclear = unclear(spec);
        context.standing().made(unclear);
        new RemoveStep(context).removeUnclear(unclear);
      }
      throw e;
    }
  }

  /** Writes it down, and refuses it elsewhere: every gram of the receipt would be wrong. */
  void accept(BucketSpec spec, Bucket bucket) {
    note(bucket);
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

  /** Writes down that it is there. */
  void note(Bucket bucket) {
    context.ledger().append(RecordType.BUCKET_OK, facts(bucket));
  }

  /** What a BUCKET_OK says. */
  static Map<String, String> facts(Bucket bucket) {
    return Map.of(
        "bucket", bucket.name().value(),
        "location", bucket.location().id(),
        "metageneration", Long.toString(bucket.metageneration()));
  }

  /** A store that refuses has made nothing; one that breaks off may have. */
  private static boolean mayHaveBeenMade(ErrorKind failure) {
    return switch (failure) {
      case USAGE, CONFIGURATION, CREDENTIALS, NO_REGION -> false;
      case INTERNAL,
          UPSTREAM,
          NO_DATA,
          JOB_FAILED,
          JOB_ENDED,
          OUTPUTS_NOT_VERIFIED,
          CLEANUP_INCOMPLETE,
          OUTCOME_UNKNOWN,
          RUN_LOCKED,
          INTERRUPTED ->
          true;
    };
  }

  private Bucket unclear(BucketSpec spec) {
    return new Bucket(
        spec.name(),
        context.plan().backend().address(spec.name()),
        spec.location(),
        FIRST_METAGENERATION);
  }
}
