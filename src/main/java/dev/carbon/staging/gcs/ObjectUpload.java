package dev.carbon.staging.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes one new object, and believes it written only when size and checksum come back equal. */
final class ObjectUpload {
  private final Storage storage;
  private final BlobId id;
  private final Upload upload;
  private final Deed deed;

  ObjectUpload(Storage storage, BucketName bucket, Upload upload) {
    this.storage = storage;
    this.id = BlobId.of(bucket.value(), upload.name().value());
    this.upload = upload;
    this.deed = Deed.upload(bucket, upload.name());
  }

  StoredObject run(Duration limit) {
    try {
      Blob blob = Deadline.await("upload", limit, this::write).orElseThrow(() -> late(limit));
      StoredObject stored = Blobs.stored(deed, blob);
      if (isWhatWasSent(stored)) {
        return stored;
      }
      String why = "Cloud Storage holds other bytes than were sent";
      throw deed.failed(ErrorKind.UPSTREAM, why, null, null);
    } catch (StorageException e) {
      if (e.getCode() == HttpURLConnection.HTTP_PRECON_FAILED) {
        return existing();
      }
      throw GcsErrors.of(deed, e);
    }
  }

  private CarbonException late(Duration limit) {
    String why = "not complete after " + limit.toSeconds() + " s";
    return deed.failed(ErrorKind.UPSTREAM, why, GcsErrors.GO_ON, null);
  }

  private Blob write() {
    // The service compares the checksum with what arrives, and refuses the object if they differ.
    BlobInfo info = BlobInfo.newBuilder(id).setCrc32c(upload.crc32c().base64()).build();
    return storage.create(info, content(), BlobTargetOption.doesNotExist());
  }

  private byte[] content() {
    try (InputStream in = upload.content().open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw deed.failed(ErrorKind.CONFIGURATION, "it cannot be read", null, e);
    }
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
      return storage.get(id);
    } catch (StorageException e) {
      throw GcsErrors.of(deed, e);
    }
  }

  private boolean isWhatWasSent(StoredObject stored) {
    return stored.bytes() == upload.bytes() && stored.crc32c().equals(upload.crc32c());
  }
}
