package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.util.List;

/** {@code /storage/v1/b/BUCKET/o/OBJECT/compose}: one object of the parts that gcloud uploads. */
final class ComposeResource {
  private final BucketStore store;

  ComposeResource(BucketStore store) {
    this.store = store;
  }

  StorageCall call(StorageRequest request, String bucket, List<String> names) {
    String object = names.get(2);
    return StorageCall.of("object.compose", request, () -> compose(request, bucket, object))
        .with("bucket", bucket)
        .with("object", object);
  }

  private StorageReply compose(StorageRequest request, String bucket, String object) {
    StoredBucket home = store.bucket(bucket);
    Preconditions.of(request).check(home.live(object));
    ObjectNode body = Json.parse(request.body());
    ByteString content = ByteString.EMPTY;
    for (JsonNode source : body.withArray("sourceObjects")) {
      String name = source.path("name").asText();
      content =
          content.concat(
              home.live(name)
                  .orElseThrow(() -> StorageRefusal.notFound("No such object: " + name))
                  .content());
    }
    ObjectNode settings =
        body.path("destination") instanceof ObjectNode given ? given : Json.object();
    return StorageReply.json(
        store.write(home, object, settings, content, Checksums.withoutMd5(content)).toJson());
  }
}
