package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.ForeignText;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Removes the bucket: the last step, behind a gate. Only what carbon wrote, and exactly those
 * versions of outputs that are verified at home, are ever deleted.
 */
final class RemoveStep {
  private final RunContext context;
  private final Stager stager;

  RemoveStep(RunContext context) {
    this.context = context;
    this.stager = context.backend().stager();
  }

  /**
   * Deletes objects and bucket. Where that is not allowed or fails, the bucket stays and the
   * standing holds a CLEANUP_INCOMPLETE.
   */
  void remove(Bucket bucket, List<OutputFile> atHome) {
    remove(bucket, () -> deletable(bucket, atHome));
  }

  /** The same with all that is in it: what is nowhere else is lost. */
  void discard(Bucket bucket) {
    remove(bucket, () -> stager.list(bucket));
  }

  private void remove(Bucket bucket, Supplier<List<StoredObject>> objects) {
    try {
      delete(bucket, objects.get());
      context.standing().bucketRemoved();
    } catch (RuntimeException e) {
      context.standing().failed(asIncomplete(Bugs.asFailure(e)));
      return;
    }
    noteItIsGone(bucket);
    context.listener().bucketRemoved(bucket);
  }

  /** Removes a bucket that may have been made although nobody answered: nothing is in it yet. */
  void removeUnclear(Bucket bucket) {
    try {
      delete(bucket, List.of());
      context.standing().bucketRemoved();
    } catch (RuntimeException e) {
      return; // The create's own failure is the one to tell; the bucket counts as there.
    }
    noteItIsGone(bucket);
  }

  private List<StoredObject> deletable(Bucket bucket, List<OutputFile> atHome) {
    List<StoredObject> present = stager.list(bucket);
    List<StoredObject> others =
        new HomeCheck(context.standing().uploaded(), context.plan().request(), atHome)
            .missing(present);
    if (!others.isEmpty()) {
      throw notAtHome(bucket, others);
    }
    return present;
  }

  private CarbonException notAtHome(Bucket bucket, List<StoredObject> objects) {
    String more = objects.size() == 1 ? "" : " and " + (objects.size() - 1) + " more";
    return new CarbonException(
        ErrorKind.CLEANUP_INCOMPLETE,
        "did not remove bucket "
            + bucket.name()
            + ", because it holds "
            + ForeignText.oneLine(objects.get(0).name().value())
            + more
            + ", which "
            + (objects.size() == 1 ? "is" : "are")
            + " not at home",
        "carbon fetch "
            + context.plan().run()
            + " brings home what it holds; carbon cleanup "
            + context.plan().run()
            + " --discard gives it up");
  }

  private void delete(Bucket bucket, List<StoredObject> objects) {
    context
        .ledger()
        .append(
            RecordType.DELETE_INTENT,
            Map.of(
                "bucket", bucket.name().value(),
                "metageneration", Long.toString(bucket.metageneration()),
                "objects", Integer.toString(objects.size())));
    // A job that starts now finds the lease taken, and once that is gone there is no code. The copy
    // of the history, too, is there as long as anything else.
    deleteObjects(bucket, object -> !object.name().isNote(), objects);
    deleteObjects(bucket, object -> object.name().isNote(), objects);
    stager.delete(bucket);
  }

  private void deleteObjects(
      Bucket bucket, Predicate<StoredObject> which, List<StoredObject> objects) {
    List<StoredObject> chosen = objects.stream().filter(which).toList();
    if (!chosen.isEmpty()) {
      stager.deleteObjects(bucket, chosen);
    }
  }

  /** The bucket is gone, whether or not that can be written down: a later look finds it so. */
  private void noteItIsGone(Bucket bucket) {
    try {
      context.ledger().append(RecordType.BUCKET_GONE, Map.of("bucket", bucket.name().value()));
    } catch (RuntimeException e) {
      // The history then says that more is there than is, never less.
    }
  }

  private static CarbonException asIncomplete(CarbonException e) {
    return e.kind() == ErrorKind.CLEANUP_INCOMPLETE
        ? e
        : new CarbonException(
            ErrorKind.CLEANUP_INCOMPLETE, "could not remove the bucket: " + e.text(), null, e);
  }
}
