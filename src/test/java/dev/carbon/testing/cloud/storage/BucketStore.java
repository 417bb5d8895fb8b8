package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.carbon.testing.cloud.script.CloudClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All buckets of the fake cloud, behind one lock. */
public final class BucketStore {
  /** The number of the project that the caller's credentials belong to. */
  public static final long PROJECT_NUMBER = 123456789012L;

  private static final long FIRST_GENERATION = 1_700_000_000_000_000L;

  private final CloudClock clock;
  private final SortedMap<String, StoredBucket> buckets = new TreeMap<>();
  private long lastGeneration = FIRST_GENERATION;

  public BucketStore(CloudClock clock) {
    this.clock = clock;
  }

  /** Makes a bucket behind the API's back. */
  public synchronized void plantBucket(
      String name, String location, long projectNumber, Map<String, String> labels) {
    ObjectNode settings = Json.object();
    ObjectNode labelsNode = settings.putObject("labels");
    labels.forEach(labelsNode::put);
    insert(name, location, projectNumber, settings);
  }

  /** Somebody deletes a bucket with all that is in it. */
  public synchronized void vanish(String name) {
    remove(name);
  }

  /** Makes a bucket in two chosen regions behind the API's back. */
  public synchronized void plantBucketInTwo(String name, String multiRegion, List<String> regions) {
    ObjectNode settings = Json.object();
    regions.forEach(settings.putObject("customPlacementConfig").putArray("dataLocations")::add);
    insert(name, multiRegion, PROJECT_NUMBER, settings);
  }

  /** Writes an object behind the API's back; nothing happens when the bucket is gone. */
  public synchronized void plantObject(String bucket, String name, ByteString content) {
    StoredBucket target = buckets.get(bucket);
    if (target != null) {
      write(target, name, Json.object(), content, Checksums.of(content));
    }
  }

  /** What there is now. */
  public synchronized List<FakeBucket> view() {
    return buckets.values().stream().map(FakeBucket::of).toList();
  }

  synchronized <T> T locked(Supplier<T> work) {
    return work.get();
  }

  StoredBucket insert(String name, String location, long projectNumber, ObjectNode settings) {
    StoredBucket bucket = new StoredBucket(name, location, projectNumber, clock.now(), settings);
    buckets.put(name, bucket);
    return bucket;
  }

  Optional<StoredBucket> find(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  StoredBucket bucket(String name) {
    return find(name)
        .orElseThrow(() -> StorageRefusal.notFound("The specified bucket does not exist."));
  }

  List<StoredBucket> ownBuckets() {
    return buckets.values().stream()
        .filter(bucket -> bucket.projectNumber() == PROJECT_NUMBER)
        .toList();
  }

  void remove(String name) {
    buckets.remove(name);
  }

  StoredVersion write(
      StoredBucket bucket,
      String name,
      ObjectNode settings,
      ByteString content,
      Checksums checksums) {
    StoredVersion version =
        StoredVersion.of(
            bucket.name(), name, ++lastGeneration, clock.now(), settings, content, checksums);
    bucket.put(version);
    return version;
  }
}
