package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bucket and its objects; guarded by its {@link BucketStore}. */
final class StoredBucket {
  private static final List<String> MULTI_REGIONS = List.of("US", "EU", "ASIA");
  private static final Comparator<StoredVersion> LISTING =
      Comparator.comparing(StoredVersion::name).thenComparingLong(StoredVersion::generation);

  private final String name;
  private final String location;
  private final long projectNumber;
  private final Instant created;
  private final ObjectNode settings;
  private final SortedMap<String, StoredVersion> live = new TreeMap<>();
  private final List<StoredVersion> archived = new ArrayList<>();
  private long metageneration = 1;

  StoredBucket(
      String name, String location, long projectNumber, Instant created, ObjectNode settings) {
    this.name = name;
    this.location = location.toUpperCase(Locale.ROOT);
    this.projectNumber = projectNumber;
    this.created = created;
    this.settings = Json.object();
    Json.merge(this.settings, settings);
    if (!this.settings.has("softDeletePolicy")) {
      this.settings.putObject("softDeletePolicy").put("retentionDurationSeconds", "604800");
    }
  }

  String name() {
    return name;
  }

  String location() {
    return location;
  }

  long projectNumber() {
    return projectNumber;
  }

  long metageneration() {
    return metageneration;
  }

  ObjectNode labels() {
    return settings.path("labels") instanceof ObjectNode labels ? labels : Json.object();
  }

  boolean isEmpty() {
    return live.isEmpty() && archived.isEmpty();
  }

  void patch(ObjectNode patch) {
    Json.merge(settings, patch);
    metageneration++;
  }

  Optional<StoredVersion> live(String object) {
    return Optional.ofNullable(live.get(object));
  }

  Optional<StoredVersion> version(String object, long generation) {
    return all()
        .filter(version -> version.name().equals(object) && version.generation() == generation)
        .findFirst();
  }

  List<StoredVersion> list(boolean withArchived) {
    return (withArchived ? all() : live.values().stream()).sorted(LISTING).toList();
  }

  /** Puts a new generation, or the same one with other settings. */
  void put(StoredVersion version) {
    live(version.name())
        .filter(old -> old.generation() != version.generation())
        .ifPresent(this::archive);
    live.put(version.name(), version);
  }

  void deleteLive(String object) {
    StoredVersion old = live.remove(object);
    if (old != null) {
      archive(old);
    }
  }

  void deleteVersion(StoredVersion version) {
    live.values().removeIf(other -> other.generation() == version.generation());
    archived.removeIf(other -> other.generation() == version.generation());
  }

  ObjectNode toJson() {
    ObjectNode json = settings.deepCopy();
    if (!json.has("storageClass")) {
      json.put("storageClass", "STANDARD");
    }
    return json.put("kind", "storage#bucket")
        .put("id", name)
        .put("name", name)
        .put("projectNumber", Long.toString(projectNumber))
        .put("location", location)
        .put("locationType", MULTI_REGIONS.contains(location) ? "multi-region" : "region")
        .put("metageneration", Long.toString(metageneration))
        .put("etag", "CA" + metageneration)
        .put("timeCreated", created.toString())
        .put("updated", created.toString());
  }

  private void archive(StoredVersion old) {
    if (settings.path("versioning").path("enabled").asBoolean(false)) {
      archived.add(old);
    }
  }

  private Stream<StoredVersion> all() {
    return Stream.concat(live.values().stream(), archived.stream());
  }
}
