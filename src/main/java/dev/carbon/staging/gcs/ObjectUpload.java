package dev.carbon.staging.gcs;

import com.google.api.services.storage.model.StorageObject;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes one new object, and believes it written only when size and checksum come back equal. */
final class ObjectUpload {
  /** Up to here an object goes out in one request, from memory: one round trip instead of two. */
  static final long SMALL_BYTES = 2L * 1024 * 1024;

  private final StorageAccess access;
  private final BucketName bucket;
  private final BlobId id;
  private final Upload upload;
  private final Deed deed;

  ObjectUpload(StorageAccess access, BucketName bucket, Upload upload) {
    this.access = access;
    this.bucket = bucket;
    this.id = BlobId.of(bucket.value(), upload.name().value());
    this.upload = upload;
    this.deed = Deed.upload(bucket, upload.name());
  }

  StoredObject run(LongConsumer progress) {
    try {
      StoredObject stored = upload.bytes() <= SMALL_BYTES ? atOnce(progress) : inASession(progress);
      if (isWhatWasSent(stored)) {
        return stored;
      }
      String why = "Cloud Storage holds other bytes than were sent";
      throw deed.failed(ErrorKind.UPSTREAM, why, null, null);
    } catch (StorageException e) {
      @Nullable ContentException content = ContentException.in(e);
      if (content != null) {
        throw notAsPlanned(content);
      }
      if (e.getCode() == HttpURLConnection.HTTP_PRECON_FAILED) {
        return existing();
      }
      throw GcsErrors.of(deed, e);
    }
  }

  private StoredObject atOnce(LongConsumer progress) {
    // The service compares the checksum with what arrives, and refuses the object if they differ.
    BlobInfo info = BlobInfo.newBuilder(id).setCrc32c(upload.crc32c().base64()).build();
    Blob blob =
        access
            .storage()
            .create(
                info,
                content(),
                BlobTargetOption.doesNotExist(),
                BlobTargetOption.disableGzipContent());
    progress.accept(upload.bytes());
    return Blobs.stored(deed, blob);
  }

  private byte[] content() {
    ByteArrayOutputStream content = new ByteArrayOutputStream((int) upload.bytes());
    try {
      new UnchangedContent(upload).copy(0, content, bytes -> {});
      return content.toByteArray();
    } catch (IOException e) {
      throw notAsPlanned(e);
    }
  }

  private StoredObject inASession(LongConsumer progress) {
    StorageObject written = new ResumableUpload(access, bucket, upload, progress).run();
    return Blobs.stored(deed, written);
  }

  private CarbonException notAsPlanned(IOException e) {
    String hint = "start again when nothing writes to it any more";
    String why = String.valueOf(e.getMessage());
    return deed.failed(ErrorKind.CONFIGURATION, why, hint, e);
  }

  /** The object that stood in the way: our own, written while the answer was lost, or another. */
  private StoredObject existing() {
    @Nullable Blob found = get();
    if (found == null) {
      String why = "an object of that name came and went";
      throw deed.failed(ErrorKind.UPSTREAM, why, null, null);
    }
    StoredObject stored = Blobs.stored(deed, found);
    if (isWhatWasSent(stored)) {
      return stored;
    }
    throw deed.failed(
        ErrorKind.CONFIGURATION,
        "the bucket already holds another object of that name",
        "clean this run up and start a new one",
        null);
  }

  private @Nullable Blob get() {
    try {
      return access.storage().get(id);
    } catch (StorageException e) {
      throw GcsErrors.of(deed, e);
    }
  }

  private boolean isWhatWasSent(StoredObject stored) {
    return stored.bytes() == upload.bytes() && stored.crc32c().equals(upload.crc32c());
  }
}
