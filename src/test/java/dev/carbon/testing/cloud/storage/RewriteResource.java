package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.testing.cloud.script.CloudScript;
import java.util.List;

/**
 * {@code /storage/v1/b/BUCKET/o/OBJECT/rewriteTo/b/BUCKET/o/OBJECT}: a copy that the store makes
 * itself, in as many calls as the script wants.
 */
final class RewriteResource {
  private static final int TO_BUCKET = 5;
  private static final int TO_OBJECT = 7;

  private final BucketStore store;
  private final CloudScript script;

  RewriteResource(BucketStore store, CloudScript script) {
    this.store = store;
    this.script = script;
  }

  StorageCall call(StorageRequest request, String bucket, List<String> names) {
    String object = names.get(2);
    String toBucket = names.get(TO_BUCKET);
    String toObject = names.get(TO_OBJECT);
    return StorageCall.of(
            "object.rewrite", request, () -> rewrite(request, bucket, object, toBucket, toObject))
        .with("bucket", bucket)
        .with("object", object)
        .with("toBucket", toBucket)
        .with("toObject", toObject);
  }

  private StorageReply rewrite(
      StorageRequest request, String bucket, String object, String toBucket, String toObject) {
    StoredBucket from = store.bucket(bucket);
    StoredVersion source =
        request
            .param("sourceGeneration")
            .map(generation -> from.version(object, Long.parseLong(generation)))
            .orElseGet(() -> from.live(object))
            .orElseThrow(() -> StorageRefusal.notFound("No such object: " + bucket + "/" + object));
    StoredBucket to = store.bucket(toBucket);
    Preconditions.of(request).check(to.live(toObject));
    long before = request.param("rewriteToken").map(Long::parseLong).orElse(0L);
    long copied = Math.min(source.content().size(), before + script.bytesPerRewrite());
    ObjectNode json =
        Json.object()
            .put("kind", "storage#rewriteResponse")
            .put("totalBytesRewritten", Long.toString(copied))
            .put("objectSize", Integer.toString(source.content().size()))
            .put("done", copied == source.content().size());
    if (copied < source.content().size()) {
      return StorageReply.json(json.put("rewriteToken", Long.toString(copied)));
    }
    StoredVersion written =
        store.write(to, toObject, Json.object(), source.content(), source.checksums());
    json.set("resource", written.toJson());
    return StorageReply.json(json);
  }
}
