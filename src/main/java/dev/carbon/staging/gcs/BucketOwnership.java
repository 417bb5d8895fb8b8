package dev.carbon.staging.gcs;

import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Labels;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a bucket is ours: it belongs to our project, by the project's number, and carries the
 * label of the run. Bucket names are shared by all of the world, so a name proves nothing.
 */
final class BucketOwnership {
  private static final Pattern SERVICE_AGENT = Pattern.compile("service-(\\d+)@.*");

  private final Storage storage;
  private final String project;
  private @Nullable BigInteger projectNumber;

  BucketOwnership(Storage storage, String project) {
    this.storage = storage;
    this.project = project;
  }

  /**
   * The bucket as the store knows it, or empty when there is none of that name.
   *
   * @throws CarbonException CONFIGURATION when it belongs to somebody else
   */
  Optional<Bucket> prove(BucketName name) {
    com.google.cloud.storage.@Nullable Bucket found = get(name);
    if (found == null) {
      return Optional.empty();
    }
    if (!projectNumber().equals(found.getProject()) || !hasLabel(found, name)) {
      throw foreign(name, null);
    }
    Location location = new Location(found.getLocation());
    return Optional.of(new Bucket(name, "gs://" + name, location, found.getMetageneration()));
  }

  private com.google.cloud.storage.@Nullable Bucket get(BucketName name) {
    try {
      return storage.get(name.value());
    } catch (StorageException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        throw foreign(name, e);
      }
      throw GcsErrors.of(Deed.checkOwner(name), e);
    }
  }

  private static boolean hasLabel(com.google.cloud.storage.Bucket found, BucketName name) {
    @Nullable Map<String, String> labels = found.getLabels();
    return labels != null && name.run().value().equals(labels.get(Labels.RUN));
  }

  /**
   * Learns what the proof needs; called before a bucket is made, so that an account that cannot
   * prove anything makes nothing.
   */
  void prepare() {
    BigInteger unused = projectNumber();
  }

  private synchronized BigInteger projectNumber() {
    if (projectNumber == null) {
      projectNumber = askProjectNumber();
    }
    return projectNumber;
  }

  private BigInteger askProjectNumber() {
    Deed deed = Deed.learnProjectNumber(project);
    try {
      Matcher agent =
          SERVICE_AGENT.matcher(String.valueOf(storage.getServiceAccount(project).getEmail()));
      if (!agent.matches()) {
        throw deed.failed(ErrorKind.UPSTREAM, "Cloud Storage names an unknown account", null, null);
      }
      return new BigInteger(agent.group(1));
    } catch (StorageException e) {
      throw GcsErrors.of(deed, e);
    }
  }

  private static CarbonException foreign(BucketName name, @Nullable Throwable cause) {
    return new CarbonException(
        ErrorKind.CONFIGURATION,
        "could not use bucket " + name + ": it is not proven to belong to this run",
        "nothing was changed there; if it is in your project, this account needs the permission"
            + " storage.buckets.get",
        cause);
  }
}
