package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OwnBucket;
import dev.carbon.staging.RunId;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes a bucket that nobody tends, each change written down before it is made: in the history of
 * its run, or in one that holds nothing else where no history can be had.
 */
record BucketRemoval(CloudProject project, Aftercare care) {

  /** What became of it; fails as {@link Aftercare#cleanUp} does. */
  Orphan remove(Orphan orphan, OwnBucket own) {
    Bucket bucket =
        project
            .backend()
            .stager()
            .find(own.name())
            .orElseThrow(() -> new CarbonException(ErrorKind.UPSTREAM, "it is gone by now"));
    if (project.histories().lacks(own.name().run())) {
      restore(own, bucket);
    }
    RunId run = own.name().run();
    return project.histories().hasPlan(run) ? cleanUp(orphan) : removeNotes(orphan, bucket);
  }

  private void restore(OwnBucket own, Bucket bucket) {
    Histories histories = project.histories();
    RunId run = own.name().run();
    List<LedgerRecord> records;
    try {
      List<LedgerRecord> claims = new LedgerCopy(project.backend().stager()).read(bucket);
      records = new Rebuild(project).records(own.name(), Optional.of(bucket), claims);
    } catch (CarbonException e) {
      if (e.kind() != ErrorKind.CONFIGURATION) {
        throw e;
      }
      records = List.of(intent(bucket));
    }
    histories.restore(run, records);
  }

  private LedgerRecord intent(Bucket bucket) {
    return new LedgerRecord(
        RecordType.DELETE_INTENT,
        project.clock().instant(),
        Map.of(
            "bucket", bucket.name().value(),
            "metageneration", Long.toString(bucket.metageneration()),
            "objects", "notes"));
  }

  /** Through the gate of every clean-up; a job that no region lists is taken for none. */
  private Orphan cleanUp(Orphan orphan) {
    boolean noLease = project.histories().read(orphan.run()).lease().isEmpty();
    TrainOutcome outcome =
        care.cleanUp(new CleanupRequest(orphan.run(), false, noLease), QuietListener.INSTANCE);
    boolean gone = !outcome.bucketExists();
    return orphan.become(
        gone ? Orphan.Fate.REMOVED : Orphan.Fate.KEPT,
        gone ? "removed" : outcome.error().map(CarbonException::text).orElse("it is still there"));
  }

  /** Of a run that nobody can know more of: nothing but carbon's own notes goes. */
  private Orphan removeNotes(Orphan orphan, Bucket bucket) {
    Stager stager = project.backend().stager();
    try (RunLedger ledger = project.histories().resume(orphan.run())) {
      List<StoredObject> objects = stager.list(bucket);
      if (!objects.stream().allMatch(HomeCheck::isOfCarbon)) {
        return orphan.become(Orphan.Fate.KEPT, "something was written into it since");
      }
      LedgerRecord intent = intent(bucket);
      ledger.append(intent.type(), intent.facts());
      if (!objects.isEmpty()) {
        stager.deleteObjects(bucket, objects);
      }
      stager.delete(bucket);
      ledger.append(RecordType.BUCKET_GONE, Map.of("bucket", bucket.name().value()));
      ledger.append(RecordType.CLOSED, Map.of("state", RunState.CANCELLED.name()));
    }
    return orphan.become(Orphan.Fate.REMOVED, "removed");
  }
}
