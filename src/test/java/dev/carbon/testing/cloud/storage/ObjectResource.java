package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.testing.cloud.script.CloudScript;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** {@code /storage/v1/b/BUCKET/o} and the objects in it. */
final class ObjectResource {
  private final BucketStore store;
  private final CloudScript script;

  ObjectResource(BucketStore store, CloudScript script) {
    this.store = store;
    this.script = script;
  }

  StorageCall collection(StorageRequest request, String bucket) {
    if (!request.method().equals("GET")) {
      throw StorageRefusal.unsupported(request.method() + " of objects");
    }
    return StorageCall.of("object.list", request, () -> list(request, bucket))
        .with("bucket", bucket);
  }

  StorageCall item(StorageRequest request, String bucket, String name) {
    StorageCall call =
        switch (request.method()) {
          case "GET" -> getCall(request, bucket, name);
          case "PATCH", "PUT" ->
              StorageCall.of("object.patch", request, () -> patch(request, bucket, name));
          case "DELETE" ->
              StorageCall.of("object.delete", request, () -> delete(request, bucket, name));
          default -> throw StorageRefusal.unsupported(request.method() + " of an object");
        };
    return call.with("bucket", bucket).with("object", name);
  }

  private StorageCall getCall(StorageRequest request, String bucket, String name) {
    if (!"media".equals(request.query().get("alt"))) {
      return StorageCall.of(
          "object.get",
          request,
          () -> StorageReply.json(json(request, checked(request, store.bucket(bucket), name))));
    }
    StorageCall call =
        StorageCall.of("object.download", request, () -> download(request, bucket, name));
    return request.header("range").map(range -> call.with("range", range)).orElse(call);
  }

  private StorageReply list(StorageRequest request, String bucket) {
    boolean versions = request.param("versions").filter("true"::equals).isPresent();
    // The generation, of equal width, keeps versions of one name apart; NUL sorts before any name.
    Page<StoredVersion> page =
        Page.of(
            store.bucket(bucket).list(versions),
            version -> version.name() + '\0' + version.generation(),
            request);
    ObjectNode json = page.start("storage#objects");
    page.items().forEach(version -> json.withArray("items").add(json(request, version)));
    return StorageReply.json(json);
  }

  /** With the address of its bytes, from which gcloud fetches them. */
  private static ObjectNode json(StorageRequest request, StoredVersion version) {
    return version
        .toJson()
        .put(
            "mediaLink",
            "http://%s/download/storage/v1/b/%s/o/%s?generation=%d&alt=media"
                .formatted(
                    request.header("host").orElse("127.0.0.1"),
                    version.bucket(),
                    URLEncoder.encode(version.name(), StandardCharsets.UTF_8).replace("+", "%20"),
                    version.generation()));
  }

  private StorageReply download(StorageRequest request, String bucket, String name) {
    StoredVersion version = checked(request, store.bucket(bucket), name);
    Optional<String> range = script.areRangesIgnored() ? Optional.empty() : request.header("range");
    StorageReply reply = MediaReply.of(version, range);
    if (script.takeCorruptDownload()) {
      return reply.withFlippedBit();
    }
    return script.takeTruncatedDownload() ? reply.brokenOff() : reply;
  }

  private StorageReply patch(StorageRequest request, String bucket, String name) {
    StoredBucket home = store.bucket(bucket);
    StoredVersion patched = checked(request, home, name).patched(Json.parse(request.body()));
    home.put(patched);
    return StorageReply.json(patched.toJson());
  }

  private StorageReply delete(StorageRequest request, String bucket, String name) {
    StoredBucket home = store.bucket(bucket);
    StoredVersion version = checked(request, home, name);
    if (request.param("generation").isPresent()) {
      home.deleteVersion(version);
    } else {
      home.deleteLive(name);
    }
    return StorageReply.empty(204, Map.of());
  }

  /** The version asked for, its preconditions met. */
  private static StoredVersion checked(StorageRequest request, StoredBucket home, String name) {
    Optional<StoredVersion> version =
        request
            .param("generation")
            .map(generation -> home.version(name, Long.parseLong(generation)))
            .orElseGet(() -> home.live(name));
    StoredVersion found =
        version.orElseThrow(
            () -> StorageRefusal.notFound("No such object: " + home.name() + "/" + name));
    Preconditions.of(request).check(version);
    return found;
  }
}
