package dev.carbon.staging.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.CopyWriter;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.CopyRequest;
import com.google.cloud.storage.StorageException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogin;
import dev.carbon.region.Location;
import dev.carbon.staging.Crc32c;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.OutputStore;
import dev.carbon.staging.StoredObject;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's bucket in Cloud Storage. Contacts nobody before the first call. */
public final class GcsOutputStore implements OutputStore {
  private final StorageFactory factory;
  private @Nullable Storage storage;

  /**
   * A store for one project.
   *
   * @param login used unless there is an emulator
   * @param emulator a server on this machine to use instead of Google, without any credential
   * @throws CarbonException CONFIGURATION when the emulator is elsewhere
   */
  public GcsOutputStore(String project, GoogleLogin login, Optional<URI> emulator) {
    this(project, login, emulator, Patience.STANDARD);
  }

  public GcsOutputStore(
      String project, GoogleLogin login, Optional<URI> emulator, Patience patience) {
    this.factory = new StorageFactory(project, login, emulator, patience);
  }

  @Override
  public Location location(DataAddress folder) {
    Deed deed = Deed.useForOutputs(folder);
    try {
      return BucketPlace.of(storage(), deed, folder);
    } catch (StorageException e) {
      throw GcsErrors.of(deed, e);
    }
  }

  @Override
  public List<StoredObject> list(DataAddress folder) {
    Deed deed = Deed.useForOutputs(folder);
    String prefix = folder.prefix().isEmpty() ? "" : folder.prefix() + "/";
    List<StoredObject> objects = new ArrayList<>();
    try {
      for (Blob blob :
          storage()
              .list(folder.bucket(), BlobListOption.prefix(prefix), BlobListOption.pageSize(1000))
              .iterateAll()) {
        objects.add(Blobs.stored(deed, blob));
      }
      return List.copyOf(objects);
    } catch (StorageException e) {
      throw e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
          ? deed.noSuchBucket(e)
          : GcsErrors.of(deed, e);
    }
  }

  @Override
  public StoredObject copy(String bucket, StoredObject object, DataAddress target) {
    Deed deed = Deed.copy(bucket, object.name(), target);
    try {
      StoredObject copy = Blobs.stored(deed, copied(bucket, object, target));
      if (isSame(copy, object)) {
        return copy;
      }
      throw deed.failed(
          ErrorKind.OUTPUTS_NOT_VERIFIED, "the copy has another size or checksum", null, null);
    } catch (StorageException e) {
      if (e.getCode() == HttpURLConnection.HTTP_PRECON_FAILED) {
        return existing(deed, object, target, e);
      }
      throw GcsErrors.of(deed, e);
    }
  }

  /** The store copies large objects in several calls. */
  private Blob copied(String bucket, StoredObject object, DataAddress target) {
    BlobId source = BlobId.of(bucket, object.name().value(), object.generation());
    CopyWriter writer =
        storage()
            .copy(
                CopyRequest.newBuilder()
                    .setSource(source)
                    .setTarget(id(target), BlobTargetOption.doesNotExist())
                    .build());
    while (!writer.isDone() && !Thread.currentThread().isInterrupted()) {
      writer.copyChunk();
    }
    return writer.getResult();
  }

  private StoredObject existing(
      Deed deed, StoredObject object, DataAddress target, StorageException cause) {
    @Nullable Blob found = storage().get(id(target));
    if (found != null) {
      StoredObject stored = Blobs.stored(deed, found);
      if (isSame(stored, object)) {
        return stored;
      }
    }
    throw deed.failed(
        ErrorKind.OUTPUTS_NOT_VERIFIED,
        "something else is there already",
        "the bucket is kept; nothing is lost",
        cause);
  }

  private static boolean isSame(StoredObject copy, StoredObject object) {
    return copy.bytes() == object.bytes() && copy.crc32c().equals(object.crc32c());
  }

  @Override
  public boolean create(DataAddress object, byte[] content) {
    Crc32c crc32c = Crc32c.of(content);
    BlobInfo info = BlobInfo.newBuilder(id(object)).setCrc32c(crc32c.base64()).build();
    try {
      Blob unused = storage().create(info, content, BlobTargetOption.doesNotExist());
      return true;
    } catch (StorageException e) {
      if (e.getCode() != HttpURLConnection.HTTP_PRECON_FAILED) {
        throw GcsErrors.of(Deed.write(object), e);
      }
      // Our own, written while the answer was lost; or another's.
      return find(object).filter(found -> found.holds(content)).isPresent();
    }
  }

  @Override
  public Optional<StoredObject> find(DataAddress object) {
    Deed deed = Deed.read(object);
    try {
      return Optional.ofNullable(storage().get(id(object))).map(blob -> Blobs.stored(deed, blob));
    } catch (StorageException e) {
      throw GcsErrors.of(deed, e);
    }
  }

  @Override
  public Optional<byte[]> read(DataAddress object) {
    try {
      return Optional.of(storage().readAllBytes(id(object)));
    } catch (StorageException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      throw GcsErrors.of(Deed.read(object), e);
    }
  }

  @Override
  public void delete(String bucket, StoredObject object) {
    BlobId version = BlobId.of(bucket, object.name().value(), object.generation());
    try {
      storage().delete(version, BlobSourceOption.generationMatch(object.generation()));
    } catch (StorageException e) {
      if (e.getCode() != HttpURLConnection.HTTP_PRECON_FAILED) {
        throw GcsErrors.of(Deed.deleteObject(bucket, object.name()), e);
      }
    }
  }

  private static BlobId id(DataAddress object) {
    return BlobId.of(object.bucket(), object.prefix());
  }

  private synchronized Storage storage() {
    if (storage == null) {
      storage = factory.create();
    }
    return storage;
  }
}
