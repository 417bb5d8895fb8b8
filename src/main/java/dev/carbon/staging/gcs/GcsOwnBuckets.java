package dev.carbon.staging.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Bucket;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BucketListOption;
import com.google.cloud.storage.StorageException;
import dev.carbon.google.GoogleLogin;
import dev.carbon.region.Location;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Labels;
import dev.carbon.staging.OwnBucket;
import dev.carbon.staging.OwnBuckets;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the buckets that carbon made in a project of Google Cloud. */
public final class GcsOwnBuckets implements OwnBuckets {
  private static final int PAGE_SIZE = 1000;

  private final String project;
  private final StorageFactory factory;

  /** The parameters and errors are those of {@link GcsStager}. */
  public GcsOwnBuckets(String project, GoogleLogin login, Optional<URI> emulator) {
    this(project, login, emulator, Patience.STANDARD);
  }

  GcsOwnBuckets(String project, GoogleLogin login, Optional<URI> emulator, Patience patience) {
    this.project = project;
    this.factory = new StorageFactory(project, login, emulator, patience);
  }

  @Override
  public List<OwnBucket> list() {
    List<OwnBucket> found = new ArrayList<>();
    try {
      for (Bucket bucket :
          factory
              .create()
              .list(
                  BucketListOption.prefix(BucketName.prefix()),
                  BucketListOption.pageSize(PAGE_SIZE))
              .iterateAll()) {
        own(bucket).ifPresent(found::add);
      }
    } catch (StorageException e) {
      throw GcsErrors.of(Deed.listBuckets(project), e);
    }
    return List.copyOf(found);
  }

  @Override
  public Optional<Instant> lastWrite(BucketName bucket) {
    Optional<Instant> last = Optional.empty();
    try {
      for (Blob blob :
          factory
              .create()
              .list(
                  bucket.value(),
                  BlobListOption.fields(BlobField.NAME, BlobField.TIME_CREATED),
                  BlobListOption.pageSize(PAGE_SIZE))
              .iterateAll()) {
        Instant written = blob.getCreateTimeOffsetDateTime().toInstant();
        last = last.filter(written::isBefore).or(() -> Optional.of(written));
      }
    } catch (StorageException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      throw GcsErrors.of(Deed.list(bucket), e);
    }
    return last;
  }

  /** Somebody else in the project may begin a name like that. */
  private static Optional<OwnBucket> own(Bucket bucket) {
    @Nullable Map<String, String> labels = bucket.getLabels();
    return BucketName.parse(String.valueOf(bucket.getName()))
        .filter(name -> labels != null && name.run().value().equals(labels.get(Labels.RUN)))
        .map(name -> new OwnBucket(name, new Location(bucket.getLocation()), createdAt(bucket)));
  }

  private static Instant createdAt(Bucket bucket) {
    return bucket.getCreateTimeOffsetDateTime().toInstant();
  }
}
