package dev.carbon.staging.gcs;

import com.google.cloud.storage.StorageException;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Crew;
import dev.carbon.staging.StoredObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Copies one object, or the rest of it, to a file, for as long as its bytes keep coming; a large
 * one in slices side by side.
 *
 * <p>When it fails the file has no gaps: it is cut to what came without one.
 */
final class ObjectDownload {
  private final StorageAccess access;
  private final Streams streams;
  private final BucketName bucket;
  private final StoredObject object;
  private final Deed deed;

  /**
   * A download that has not begun.
   *
   * @param streams that downloads share
   */
  ObjectDownload(StorageAccess access, Streams streams, BucketName bucket, StoredObject object) {
    this.access = access;
    this.streams = streams;
    this.bucket = bucket;
    this.object = object;
    this.deed = Deed.download(bucket, object.name());
  }

  /** Writes the bytes from {@code offset} on. */
  void run(Path target, long offset, LongConsumer progress) {
    List<Slice> slices = streams.slicing().cut(offset, object.bytes());
    try {
      bring(slices, target, progress);
    } catch (RangesIgnoredException e) {
      bring(List.of(new Slice(beginning(slices), object.bytes())), target, progress);
    }
  }

  private void bring(List<Slice> slices, Path target, LongConsumer progress) {
    int more = streams.take(slices.size() - 1);
    try (PartialFile file = new PartialFile(deed, target, slices.get(0).at())) {
      SliceDownload download = new SliceDownload(access, deed, bucket, object, file, progress);
      try {
        new Crew("slice", 1 + more).work(slices, slice -> brought(slice, download), ready -> {});
      } finally {
        dropWhatHasGaps(slices, file);
      }
    } finally {
      streams.giveBack(more);
    }
  }

  private Slice brought(Slice slice, SliceDownload download) {
    try {
      download.run(slice);
      return slice;
    } catch (StorageException e) {
      throw GcsErrors.of(deed, e);
    }
  }

  private void dropWhatHasGaps(List<Slice> slices, PartialFile file) {
    long whole = beginning(slices);
    if (whole == 0 && object.bytes() > 0) {
      file.remove();
    } else {
      file.keep(whole);
    }
  }

  /** How much of the object has come without a gap. */
  private static long beginning(List<Slice> slices) {
    return slices.stream()
        .filter(slice -> !slice.isComplete())
        .findFirst()
        .orElse(slices.get(slices.size() - 1))
        .at();
  }
}
