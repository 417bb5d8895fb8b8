package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.testing.cloud.script.CloudScript;
import java.util.Map;

/** {@code /storage/v1/b} and {@code /storage/v1/b/BUCKET}. */
final class BucketResource {
  private final BucketStore store;
  private final CloudScript script;

  BucketResource(BucketStore store, CloudScript script) {
    this.store = store;
    this.script = script;
  }

  StorageCall collection(StorageRequest request) {
    return switch (request.method()) {
      case "GET" -> StorageCall.of("bucket.list", request, () -> list(request));
      case "POST" -> insertCall(request);
      default -> throw StorageRefusal.unsupported(request.method() + " of buckets");
    };
  }

  StorageCall item(StorageRequest request, String name) {
    StorageCall call =
        switch (request.method()) {
          case "GET" -> StorageCall.of("bucket.get", request, () -> get(request, name));
          case "PATCH", "PUT" ->
              StorageCall.of("bucket.patch", request, () -> patch(request, name));
          case "DELETE" -> StorageCall.of("bucket.delete", request, () -> delete(request, name));
          default -> throw StorageRefusal.unsupported(request.method() + " of a bucket");
        };
    return call.with("bucket", name);
  }

  private StorageCall insertCall(StorageRequest request) {
    ObjectNode body = Json.parse(request.body());
    return StorageCall.of("bucket.insert", request, () -> insert(body))
        .with("bucket", body.path("name").asText())
        .with("location", body.path("location").asText())
        .with("labels", body.path("labels").toString())
        .with("body", body.toString());
  }

  private StorageReply insert(ObjectNode body) {
    String name = body.path("name").asText();
    if (name.isEmpty()) {
      throw StorageRefusal.invalid("Required parameter: name");
    }
    store
        .find(name)
        .ifPresent(
            taken -> {
              throw StorageRefusal.conflict(takenMessage(taken));
            });
    String location = script.bucketLocationFor(body.path("location").asText("US"));
    return StorageReply.json(
        store.insert(name, location, BucketStore.PROJECT_NUMBER, body).toJson());
  }

  private static String takenMessage(StoredBucket taken) {
    return taken.projectNumber() == BucketStore.PROJECT_NUMBER
        ? "Your previous request to create the named bucket succeeded and you already own it."
        : "The requested bucket name is not available. The bucket namespace is shared by all users"
            + " of the system. Please select a different name and try again.";
  }

  private StorageReply list(StorageRequest request) {
    Page<StoredBucket> page = Page.of(store.ownBuckets(), StoredBucket::name, request);
    ObjectNode json = page.start("storage#buckets");
    page.items().forEach(bucket -> json.withArray("items").add(bucket.toJson()));
    return StorageReply.json(json);
  }

  private StorageReply get(StorageRequest request, String name) {
    StoredBucket bucket = store.bucket(name);
    Preconditions.of(request).check(bucket);
    return StorageReply.json(bucket.toJson());
  }

  private StorageReply patch(StorageRequest request, String name) {
    StoredBucket bucket = store.bucket(name);
    Preconditions.of(request).check(bucket);
    bucket.patch(Json.parse(request.body()));
    return StorageReply.json(bucket.toJson());
  }

  private StorageReply delete(StorageRequest request, String name) {
    StoredBucket bucket = store.bucket(name);
    Preconditions.of(request).check(bucket);
    if (!bucket.isEmpty()) {
      throw StorageRefusal.conflict("The bucket you tried to delete is not empty.");
    }
    store.remove(name);
    return StorageReply.empty(204, Map.of());
  }
}
