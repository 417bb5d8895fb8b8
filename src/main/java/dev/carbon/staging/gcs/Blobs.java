package dev.carbon.staging.gcs;

import com.google.api.services.storage.model.StorageObject;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Crc32c;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.StoredObject;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Translates between Cloud Storage's objects and ours. */
final class Blobs {
  private Blobs() {}

  static BlobId version(BucketName bucket, StoredObject object) {
    return BlobId.of(bucket.value(), object.name().value(), object.generation());
  }

  /**
   * @param deed for the message when the store leaves out what it always has
   */
  static StoredObject stored(Deed deed, Blob blob) {
    return stored(deed, blob.getName(), blob.getSize(), blob.getGeneration(), blob.getCrc32c());
  }

  /** As {@link #stored(Deed, Blob)}, of an answer that Google's client did not read. */
  static StoredObject stored(Deed deed, StorageObject object) {
    @Nullable BigInteger size = object.getSize();
    return stored(
        deed,
        String.valueOf(object.getName()),
        size == null ? null : size.longValue(),
        object.getGeneration(),
        object.getCrc32c());
  }

  private static StoredObject stored(
      Deed deed,
      String text,
      @Nullable Long size,
      @Nullable Long generation,
      @Nullable String crc32c) {
    ObjectName name = new ObjectName(text);
    if (size == null || generation == null || crc32c == null) {
      String why = "Cloud Storage gives no size, version or checksum of " + name;
      throw deed.failed(ErrorKind.UPSTREAM, why, null, null);
    }
    try {
      return new StoredObject(name, size, Crc32c.fromBase64(crc32c), generation);
    } catch (IllegalArgumentException e) {
      String why = "Cloud Storage gives no valid checksum of " + name;
      throw deed.failed(ErrorKind.UPSTREAM, why, null, e);
    }
  }
}
