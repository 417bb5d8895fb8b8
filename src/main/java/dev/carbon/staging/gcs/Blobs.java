package dev.carbon.staging.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Crc32c;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.StoredObject;
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
    @Nullable Long size = blob.getSize();
    @Nullable Long generation = blob.getGeneration();
    @Nullable String crc32c = blob.getCrc32c();
    ObjectName name = new ObjectName(blob.getName());
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
