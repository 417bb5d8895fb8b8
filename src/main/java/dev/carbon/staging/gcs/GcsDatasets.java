package dev.carbon.staging.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.StorageException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogin;
import dev.carbon.region.Location;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.Dataset;
import dev.carbon.staging.Datasets;
import dev.carbon.unit.TimeLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data in Cloud Storage. The live versions of its objects are listed and their sizes added up;
 * nothing but names and sizes is asked for.
 */
public final class GcsDatasets implements Datasets {
  private static final String SAY_IT = "say where it lies and how much it is: --data REGION:SIZE";
  private static final double BYTES_PER_GIGABYTE = 1e9;

  private final Optional<URI> emulator;
  private final Patience patience;
  private final Limits limits;

  /**
   * @param emulator a server on this machine to use instead of Google, without any credential
   */
  public GcsDatasets(Optional<URI> emulator) {
    this(emulator, Patience.STANDARD, Limits.STANDARD);
  }

  GcsDatasets(Optional<URI> emulator, Patience patience, Limits limits) {
    this.emulator = emulator;
    this.patience = patience;
    this.limits = limits;
  }

  @Override
  public Dataset find(DataAddress address, String project) {
    Deed deed = Deed.measure(address);
    Storage storage =
        new StorageFactory(project, new GoogleLogin(project), emulator, patience).create();
    return TimeLimit.await("count", limits.time(), () -> found(storage, deed, address))
        .orElseThrow(
            () ->
                deed.failed(
                    ErrorKind.UPSTREAM,
                    "counting took more than " + limits.time().toSeconds() + " s",
                    SAY_IT,
                    null));
  }

  private Dataset found(Storage storage, Deed deed, DataAddress address) {
    try {
      Location location = BucketPlace.of(storage, deed, address);
      return counted(storage, deed, address, location);
    } catch (StorageException e) {
      throw GcsErrors.of(deed, e);
    }
  }

  private Dataset counted(Storage storage, Deed deed, DataAddress address, Location location) {
    long bytes = 0;
    long objects = 0;
    for (Blob blob : (Iterable<Blob>) blobs(storage, address)::iterator) {
      if (address.holds(blob.getName())) {
        bytes = Math.addExact(bytes, size(deed, blob));
        objects++;
      }
      if (objects > limits.objects()) {
        String why = "it has more than " + limits.objects() + " objects";
        throw deed.failed(ErrorKind.USAGE, why, SAY_IT, null);
      }
    }
    if (objects == 0) {
      String hint = "check the address, or " + SAY_IT;
      throw deed.failed(ErrorKind.USAGE, "there is no object of that name", hint, null);
    }
    return new Dataset(location, bytes / BYTES_PER_GIGABYTE, OptionalLong.of(objects));
  }

  /** What lies in the folder, and the object of the same name: not what only begins alike. */
  private Stream<Blob> blobs(Storage storage, DataAddress address) {
    String name = address.prefix();
    return name.isEmpty()
        ? list(storage, address, "", limits.page())
        : Stream.concat(
            object(storage, address), list(storage, address, name + "/", limits.page()));
  }

  /**
   * The object of exactly that name, if there is one. A listing is in the order of names, so it
   * comes first of all that begin with its name; to get it would need one permission more.
   */
  private static Stream<Blob> object(Storage storage, DataAddress address) {
    return list(storage, address, address.prefix(), 1)
        .limit(1)
        .filter(blob -> blob.getName().equals(address.prefix()));
  }

  private static long size(Deed deed, Blob blob) {
    @Nullable Long size = blob.getSize();
    if (size == null || size < 0) {
      throw deed.failed(ErrorKind.UPSTREAM, "Cloud Storage gives no size of an object", null, null);
    }
    return size;
  }

  private static Stream<Blob> list(Storage storage, DataAddress address, String prefix, int page) {
    BlobListOption[] options = {
      BlobListOption.prefix(prefix),
      // The name always comes along.
      BlobListOption.fields(BlobField.SIZE),
      BlobListOption.pageSize(page)
    };
    return storage.list(address.bucket(), options).streamAll();
  }

  /**
   * How far it counts.
   *
   * @param time in which it must have counted
   * @param objects the most it counts
   * @param page objects in an answer
   */
  record Limits(Duration time, long objects, int page) {
    static final Limits STANDARD = new Limits(Duration.ofSeconds(60), 1_000_000, 1000);
  }
}
