package dev.carbon.staging;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A store that holds the bucket of a run.
 *
 * <p>Every method blocks for a bounded time and throws {@link dev.carbon.error.CarbonException}:
 * UPSTREAM when the store cannot be reached or answers wrongly, CREDENTIALS when it refuses this
 * account. Transient faults of calls that may be repeated are already retried inside; callers do
 * not retry. A transfer takes as long as its bytes keep moving.
 *
 * <p>Safe for concurrent calls. A thread that is interrupted breaks its call off, with whatever
 * error.
 */
public interface Stager {
  /** How many transfers at once are worthwhile, at least 1. */
  int concurrency();

  /**
   * Makes the bucket, or returns it when an earlier, unanswered create of the same run made it:
   * same project and same {@link Labels#RUN} label.
   *
   * @throws dev.carbon.error.CarbonException CONFIGURATION when the name is taken by somebody else:
   *     nothing was changed, and nothing may be written there
   */
  Bucket create(BucketSpec spec);

  /**
   * Writes one new object and checks what the store has against what was sent. An object of that
   * name that already holds the same bytes is a success; with other bytes it is an error
   * (CONFIGURATION), never overwritten. So is content that is not what {@code upload} says it is:
   * it has changed since it was read.
   *
   * @param progress hears how many more bytes have been sent; also of bytes that are sent again
   */
  StoredObject upload(Bucket bucket, Upload upload, LongConsumer progress);

  /** As {@link #upload(Bucket, Upload, LongConsumer)}, of bytes in memory. */
  default StoredObject upload(Bucket bucket, ObjectName name, byte[] content) {
    return upload(bucket, Upload.of(name, content), bytes -> {});
  }

  /** All objects of the bucket, complete, in name order. */
  List<StoredObject> list(Bucket bucket);

  /**
   * Writes the bytes of exactly this version to {@code target} and does not verify them. Neither a
   * file nor a symbolic link that is there already is written through.
   *
   * <p>When it fails, what has arrived stays: the file is a beginning of the object, from whose
   * length another call can go on; or it is missing when nothing has arrived.
   *
   * @param offset 0 for a file that does not exist yet; else {@code target} is a regular file of
   *     exactly so many bytes, and those from there on are added to it
   * @param progress hears how many more bytes have arrived, also of bytes that arrive again; in
   *     several threads at once
   * @throws dev.carbon.error.CarbonException OUTPUTS_NOT_VERIFIED when {@code target} cannot be
   *     written
   */
  void download(
      Bucket bucket, StoredObject object, Path target, long offset, LongConsumer progress);

  /** As {@link #download(Bucket, StoredObject, Path, long, LongConsumer)}, of all its bytes. */
  default void download(Bucket bucket, StoredObject object, Path target) {
    download(bucket, object, target, 0, bytes -> {});
  }

  /** Deletes exactly these versions. One that is gone already is a success. */
  void deleteObjects(Bucket bucket, List<StoredObject> objects);

  /**
   * Deletes the empty bucket. One that is gone already is a success.
   *
   * @throws dev.carbon.error.CarbonException CLEANUP_INCOMPLETE when the store refuses, for example
   *     because the bucket is not empty; CONFIGURATION when the bucket of that name is not proven
   *     to be the run's
   */
  void delete(Bucket bucket);
}
