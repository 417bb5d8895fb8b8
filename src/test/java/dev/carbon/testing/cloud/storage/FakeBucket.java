package dev.carbon.testing.cloud.storage;

import java.util.Collections;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A bucket at one moment, for tests to look at.
 *
 * @param location in upper case, as Cloud Storage stores it
 * @param settings the whole resource as JSON
 * @param objects live objects by name
 */
public record FakeBucket(
    String name,
    String location,
    long projectNumber,
    long metageneration,
    Map<String, String> labels,
    String settings,
    SortedMap<String, FakeObject> objects) {

  public FakeBucket {
    labels = Map.copyOf(labels);
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
  }

  /** Whether it belongs to the caller's project, not to somebody else. */
  public boolean isOurs() {
    return projectNumber == BucketStore.PROJECT_NUMBER;
  }

  /** The live object of that name, which must be there. */
  public FakeObject object(String object) {
    FakeObject found = objects.get(object);
    if (found == null) {
      throw new NoSuchElementException(name + " has no " + object);
    }
    return found;
  }

  static FakeBucket of(StoredBucket bucket) {
    SortedMap<String, FakeObject> objects = new TreeMap<>();
    bucket.list(false).forEach(version -> objects.put(version.name(), FakeObject.of(version)));
    return new FakeBucket(
        bucket.name(),
        bucket.location(),
        bucket.projectNumber(),
        bucket.metageneration(),
        bucket.labels().properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().asText())),
        bucket.toJson().toString(),
        objects);
  }
}
