package dev.carbon.staging.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BucketSourceOption;
import com.google.cloud.storage.StorageException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogin;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Crew;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Keeps the bucket of a run in Cloud Storage. Contacts nobody before the first call. */
public final class GcsStager implements Stager {
  /** Enough to hide the way to the store from small files, few enough for a laptop's network. */
  private static final int CONCURRENCY = 16;

  /** More streams than that, for what is large, would not be faster. */
  private static final int SPARE_STREAMS = 8;

  private static final Comparator<StoredObject> BY_NAME =
      Comparator.comparing(object -> object.name().value());

  private final String project;
  private final Streams streams;
  private final StorageFactory factory;
  private @Nullable StorageAccess access;
  private @Nullable BucketOwnership ownership;

  /**
   * A stager for one project.
   *
   * @param project the id of the project that owns the buckets
   * @param login used unless there is an emulator
   * @param emulator a server on this machine to use instead of Google, without any credential
   * @throws dev.carbon.error.CarbonException CONFIGURATION when the emulator is elsewhere
   */
  public GcsStager(String project, GoogleLogin login, Optional<URI> emulator) {
    this(project, login, emulator, Patience.STANDARD);
  }

  public GcsStager(String project, GoogleLogin login, Optional<URI> emulator, Patience patience) {
    this(project, login, emulator, patience, Slicing.STANDARD);
  }

  GcsStager(
      String project,
      GoogleLogin login,
      Optional<URI> emulator,
      Patience patience,
      Slicing slicing) {
    this.project = project;
    this.streams = new Streams(slicing, SPARE_STREAMS);
    this.factory = new StorageFactory(project, login, emulator, patience);
  }

  @Override
  public Bucket create(BucketSpec spec) {
    ownership().prepare();
    Deed deed = Deed.createBucket(spec);
    boolean made = insert(spec, deed);
    try {
      return ownership().prove(spec.name()).orElseThrow(() -> unknown(deed));
    } catch (CarbonException e) {
      throw made && e.kind() != ErrorKind.UPSTREAM ? leftBehind(deed, e) : e;
    }
  }

  /** Whether the store says that it made it; a conflict may be our own create, its answer lost. */
  private boolean insert(BucketSpec spec, Deed deed) {
    try {
      storage().create(BucketRequest.of(spec));
      return true;
    } catch (StorageException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw GcsErrors.ofCreate(deed, e);
      }
      return false;
    }
  }

  private static CarbonException unknown(Deed deed) {
    String why = "Cloud Storage does not know it afterwards";
    return deed.failed(ErrorKind.UPSTREAM, why, null, null);
  }

  /** What cannot be proven to be ours cannot be removed either, although we have made it. */
  private static CarbonException leftBehind(Deed deed, CarbonException e) {
    String why = "it was made and is left, because: " + e.text();
    return deed.failed(ErrorKind.CLEANUP_INCOMPLETE, why, e.hint().orElse(null), e);
  }

  @Override
  public int concurrency() {
    return CONCURRENCY;
  }

  @Override
  public StoredObject upload(Bucket bucket, Upload upload, LongConsumer progress) {
    return new ObjectUpload(access(), bucket.name(), upload).run(progress);
  }

  @Override
  public List<StoredObject> list(Bucket bucket) {
    Deed deed = Deed.list(bucket.name());
    List<StoredObject> objects = new ArrayList<>();
    try {
      for (Blob blob : storage().list(bucket.name().value(), pages()).iterateAll()) {
        objects.add(Blobs.stored(deed, blob));
      }
    } catch (StorageException e) {
      throw GcsErrors.of(deed, e);
    }
    objects.sort(BY_NAME);
    return List.copyOf(objects);
  }

  private static BlobListOption pages() {
    return BlobListOption.pageSize(1000);
  }

  @Override
  public void download(
      Bucket bucket, StoredObject object, Path target, long offset, LongConsumer progress) {
    new ObjectDownload(access(), streams, bucket.name(), object).run(target, offset, progress);
  }

  @Override
  public void deleteObjects(Bucket bucket, List<StoredObject> objects) {
    new Crew("delete", CONCURRENCY).work(objects, object -> deleted(bucket, object), deleted -> {});
  }

  /** The object, gone. */
  private StoredObject deleted(Bucket bucket, StoredObject object) {
    BlobSourceOption same = BlobSourceOption.generationMatch(object.generation());
    try {
      // False when there is no such version any more, which is what was asked for.
      storage().delete(Blobs.version(bucket.name(), object), same);
    } catch (StorageException e) {
      if (e.getCode() != HttpURLConnection.HTTP_PRECON_FAILED) {
        Deed deed = Deed.deleteObject(bucket.name().value(), object.name());
        throw GcsErrors.ofDelete(deed, e, consoleLink(bucket));
      }
    }
    return object;
  }

  @Override
  public void delete(Bucket bucket) {
    if (ownership().prove(bucket.name()).isEmpty() || !deleted(bucket)) {
      requireGone(bucket);
    }
  }

  /** False when the store knows no such bucket. */
  private boolean deleted(Bucket bucket) {
    try {
      return storage()
          .delete(
              bucket.name().value(),
              BucketSourceOption.metagenerationMatch(bucket.metageneration()));
    } catch (StorageException e) {
      throw GcsErrors.ofDelete(Deed.deleteBucket(bucket.name()), e, consoleLink(bucket));
    }
  }

  /** One call that finds no bucket may be wrong: it is gone when another finds none either. */
  private void requireGone(Bucket bucket) {
    Deed deed = Deed.deleteBucket(bucket.name());
    try {
      storage().list(bucket.name().value(), BlobListOption.pageSize(1));
    } catch (StorageException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return;
      }
      throw GcsErrors.of(deed, e);
    }
    String why = "Cloud Storage says that there is none, and lists it all the same";
    throw deed.failed(ErrorKind.CLEANUP_INCOMPLETE, why, "look at " + consoleLink(bucket), null);
  }

  private String consoleLink(Bucket bucket) {
    return "https://console.cloud.google.com/storage/browser/"
        + bucket.name()
        + "?project="
        + project;
  }

  private Storage storage() {
    return access().storage();
  }

  private synchronized StorageAccess access() {
    if (access == null) {
      access = factory.connect();
    }
    return access;
  }

  private synchronized BucketOwnership ownership() {
    if (ownership == null) {
      ownership = new BucketOwnership(storage(), project);
    }
    return ownership;
  }
}
