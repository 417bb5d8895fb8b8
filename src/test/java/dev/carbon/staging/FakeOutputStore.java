package dev.carbon.staging;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Buckets of the user's in memory, beside those of carbon in a {@link FakeStager}. */
public final class FakeOutputStore implements OutputStore {
  private final FakeStager stager;
  private final Map<String, Location> places = new HashMap<>();
  private final Map<String, Map<String, StoredObject>> objects = new HashMap<>();
  private final Map<DataAddress, byte[]> contents = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private boolean deletesRefused;
  private long generation = 1_000_000;

  public FakeOutputStore(FakeStager stager) {
    this.stager = stager;
  }

  /** A bucket of the user's. */
  public synchronized void plantBucket(String bucket, Location place) {
    places.put(bucket, place);
    objects.put(bucket, new TreeMap<>());
  }

  /** Writes as anybody does. */
  public synchronized StoredObject write(String bucket, String name, byte[] content) {
    contents.put(new DataAddress(bucket, name), content.clone());
    return put(bucket, name, content.length, Crc32c.of(content));
  }

  /** The names of what is in a bucket. */
  public synchronized List<String> names(String bucket) {
    return List.copyOf(bucket(bucket).keySet());
  }

  /** This account may write but not delete. */
  public synchronized void refuseDeletes() {
    deletesRefused = true;
  }

  /** Every change so far but plain writes. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public synchronized Location location(DataAddress folder) {
    Map<String, StoredObject> unused = bucket(folder.bucket());
    return places.getOrDefault(folder.bucket(), Location.LOCAL);
  }

  @Override
  public synchronized List<StoredObject> list(DataAddress folder) {
    String prefix = folder.prefix().isEmpty() ? "" : folder.prefix() + "/";
    return bucket(folder.bucket()).values().stream()
        .filter(object -> object.name().value().startsWith(prefix))
        .sorted(Comparator.comparing(object -> object.name().value()))
        .toList();
  }

  @Override
  public synchronized StoredObject copy(String bucket, StoredObject object, DataAddress target) {
    calls.add("copy " + object.name() + " to " + target);
    boolean there =
        objects.containsKey(bucket)
            ? bucket(bucket).containsValue(object)
            : stager
                .list(new Bucket(new BucketName(bucket), bucket, Location.LOCAL, 1))
                .contains(object);
    if (!there) {
      throw new CarbonException(ErrorKind.UPSTREAM, "that version of " + object + " is gone");
    }
    StoredObject found = bucket(target.bucket()).get(target.prefix());
    if (found == null) {
      return put(target.bucket(), target.prefix(), object.bytes(), object.crc32c());
    }
    if (found.crc32c().equals(object.crc32c()) && found.bytes() == object.bytes()) {
      return found;
    }
    throw new CarbonException(ErrorKind.OUTPUTS_NOT_VERIFIED, target + " is there already");
  }

  @Override
  public synchronized boolean create(DataAddress object, byte[] content) {
    calls.add("create " + object);
    if (bucket(object.bucket()).containsKey(object.prefix())) {
      return Arrays.equals(content, contents.get(object));
    }
    StoredObject unused = write(object.bucket(), object.prefix(), content);
    return true;
  }

  @Override
  public synchronized Optional<StoredObject> find(DataAddress object) {
    return Optional.ofNullable(bucket(object.bucket()).get(object.prefix()));
  }

  @Override
  public synchronized Optional<byte[]> read(DataAddress object) {
    return find(object).map(found -> contents.getOrDefault(object, new byte[0]).clone());
  }

  @Override
  public synchronized void delete(String bucket, StoredObject object) {
    calls.add("delete " + object.name());
    if (deletesRefused) {
      throw new CarbonException(ErrorKind.CREDENTIALS, "may not delete " + object.name());
    }
    bucket(bucket).values().remove(object);
  }

  private StoredObject put(String bucket, String name, long bytes, Crc32c crc32c) {
    StoredObject stored = new StoredObject(new ObjectName(name), bytes, crc32c, ++generation);
    bucket(bucket).put(name, stored);
    return stored;
  }

  private Map<String, StoredObject> bucket(String name) {
    Map<String, StoredObject> found = objects.get(name);
    if (found == null) {
      throw new CarbonException(ErrorKind.USAGE, "there is no such bucket: " + name);
    }
    return found;
  }
}
