package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** One generation of one object. */
record StoredVersion(
    String bucket,
    String name,
    long generation,
    long metageneration,
    Instant created,
    ObjectNode settings,
    ByteString content,
    Checksums checksums) {

  static StoredVersion of(
      String bucket,
      String name,
      long generation,
      Instant created,
      ObjectNode settings,
      ByteString content,
      Checksums checksums) {
    return new StoredVersion(bucket, name, generation, 1, created, settings, content, checksums);
  }

  StoredVersion patched(ObjectNode patch) {
    ObjectNode merged = settings.deepCopy();
    Json.merge(merged, patch);
    return new StoredVersion(
        bucket, name, generation, metageneration + 1, created, merged, content, checksums);
  }

  String contentType() {
    return settings.path("contentType").asText("application/octet-stream");
  }

  String etag() {
    String text = generation + "/" + metageneration;
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object();
    Json.merge(json, settings);
    if (!checksums.md5().isEmpty()) {
      json.put("md5Hash", checksums.md5());
    }
    return json.put("kind", "storage#object")
        .put("id", bucket + "/" + name + "/" + generation)
        .put("bucket", bucket)
        .put("name", name)
        .put("generation", Long.toString(generation))
        .put("metageneration", Long.toString(metageneration))
        .put("contentType", contentType())
        .put("storageClass", "STANDARD")
        .put("size", Integer.toString(content.size()))
        .put("crc32c", checksums.crc32c())
        .put("etag", etag())
        .put("timeCreated", created.toString())
        .put("updated", created.toString());
  }
}
