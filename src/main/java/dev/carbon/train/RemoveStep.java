package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes the bucket: the last step, behind a gate. Only what carbon wrote, and exactly those
 * versions of outputs that are verified at home, are ever deleted.
 */
final class RemoveStep {
  private final Stager stager;
  private final RunLedger ledger;
  private final TrainListener listener;

  RemoveStep(Stager stager, RunLedger ledger, TrainListener listener) {
    this.stager = stager;
    this.ledger = ledger;
    this.listener = listener;
  }

  /**
   * Deletes objects and bucket.
   *
   * @throws CarbonException CLEANUP_INCOMPLETE when something else lies in the bucket, or the store
   *     refuses
   */
  void remove(Bucket bucket, Set<ObjectName> ownObjects, List<OutputFile> atHome) {
    List<StoredObject> present = stager.list(bucket);
    for (StoredObject object : present) {
      if (!mayGo(object, ownObjects, atHome)) {
        throw new CarbonException(
            ErrorKind.CLEANUP_INCOMPLETE,
            "did not remove bucket "
                + bucket.name()
                + ", because it holds "
                + object.name()
                + ", which is not at home");
      }
    }
    ledger.append(
        RecordType.DELETE_INTENT,
        Map.of(
            "bucket", bucket.name().value(),
            "metageneration", Long.toString(bucket.metageneration()),
            "objects", Integer.toString(present.size())));
    stager.deleteObjects(bucket, present);
    stager.delete(bucket);
    ledger.append(RecordType.BUCKET_GONE, Map.of("bucket", bucket.name().value()));
    listener.bucketRemoved(bucket);
  }

  private static boolean mayGo(
      StoredObject object, Set<ObjectName> ownObjects, List<OutputFile> atHome) {
    boolean folderMarker = object.bytes() == 0 && object.name().value().endsWith("/");
    return folderMarker
        || ownObjects.contains(object.name())
        || atHome.stream().anyMatch(file -> file.object().equals(object));
  }
}
