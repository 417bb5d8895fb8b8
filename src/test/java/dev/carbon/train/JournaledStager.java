package dev.carbon.train;

import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A store whose calls stand in the journal. */
record JournaledStager(Stager store, Journal journal) implements Stager {
  @Override
  public int concurrency() {
    return store.concurrency();
  }

  @Override
  public Bucket create(BucketSpec spec) {
    return journal.step("create", () -> store.create(spec));
  }

  @Override
  public Optional<Bucket> find(BucketName name) {
    return journal.step("findBucket", () -> store.find(name));
  }

  @Override
  public StoredObject upload(Bucket bucket, Upload upload, LongConsumer progress) {
    String event = upload.name().ledgerRecords().isPresent() ? "shadow " : "upload ";
    return journal.step(event + upload.name(), () -> store.upload(bucket, upload, progress));
  }

  @Override
  public List<StoredObject> list(Bucket bucket) {
    return journal.step("list", () -> store.list(bucket));
  }

  @Override
  public void download(
      Bucket bucket, StoredObject object, Path target, long offset, LongConsumer progress) {
    journal.<Boolean>step(
        "download " + object.name(),
        () -> {
          store.download(bucket, object, target, offset, progress);
          return true;
        });
  }

  @Override
  public void deleteObjects(Bucket bucket, List<StoredObject> objects) {
    journal.<Boolean>step(
        "deleteObjects",
        () -> {
          store.deleteObjects(bucket, objects);
          return true;
        });
  }

  @Override
  public void delete(Bucket bucket) {
    journal.<Boolean>step(
        "delete",
        () -> {
          store.delete(bucket);
          return true;
        });
  }
}
