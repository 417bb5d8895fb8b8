package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.carbon.testing.cloud.script.CloudScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * {@code /upload/storage/v1/b/BUCKET/o}: in one piece, as multipart, or resumable.
 *
 * <p>{@code object.insert} is always the request that makes the object; a resumable upload has
 * {@code upload.start}, {@code upload.chunk} and {@code upload.status} besides.
 */
final class UploadResource {
  private final BucketStore store;
  private final CloudScript script;
  private final Map<String, UploadSession> sessions = new HashMap<>();

  UploadResource(BucketStore store, CloudScript script) {
    this.store = store;
    this.script = script;
  }

  StorageCall call(StorageRequest request, String bucket) {
    if (request.param("upload_id").isPresent()) {
      return continued(request).with("bucket", bucket);
    }
    StorageCall call =
        switch (request.param("uploadType").orElse("media")) {
          case "resumable" -> start(request, bucket);
          case "multipart" -> multipart(request, bucket);
          default -> media(request, bucket);
        };
    return call.with("bucket", bucket);
  }

  private StorageCall media(StorageRequest request, String bucket) {
    ObjectNode settings = settings(request, Json.object());
    request.header("content-type").ifPresent(type -> settings.put("contentType", type));
    return insert(request, bucket, settings, request.body());
  }

  private StorageCall multipart(StorageRequest request, String bucket) {
    List<Multipart.Part> parts = Multipart.parse(request);
    if (parts.size() != 2) {
      throw StorageRefusal.invalid("Malformed multipart body.");
    }
    ObjectNode settings = settings(request, Json.parse(parts.get(0).content()));
    String type = parts.get(1).headers().get("content-type");
    if (type != null && !settings.hasNonNull("contentType")) {
      settings.put("contentType", type);
    }
    return insert(request, bucket, settings, parts.get(1).content());
  }

  private StorageCall insert(
      StorageRequest request, String bucket, ObjectNode settings, ByteString content) {
    return StorageCall.of(
            "object.insert",
            request,
            () -> {
              StoredBucket home = store.bucket(bucket);
              Preconditions.of(request).check(home.live(nameIn(settings)));
              return StorageReply.json(checkedWrite(request, home, settings, content).toJson());
            })
        .with("object", nameIn(settings))
        .with("size", Integer.toString(content.size()));
  }

  private StorageCall start(StorageRequest request, String bucket) {
    ObjectNode settings = settings(request, Json.parse(request.body()));
    request
        .header("x-upload-content-type")
        .filter(type -> !settings.hasNonNull("contentType"))
        .ifPresent(type -> settings.put("contentType", type));
    return StorageCall.of("upload.start", request, () -> open(request, bucket, settings))
        .with("object", nameIn(settings));
  }

  private StorageReply open(StorageRequest request, String bucket, ObjectNode settings) {
    UploadSession session = new UploadSession(request, bucket, settings);
    session.preconditions().check(store.bucket(bucket).live(nameIn(settings)));
    String id = "upload-" + (sessions.size() + 1);
    sessions.put(id, session);
    String location =
        "http://%s/upload/storage/v1/b/%s/o?uploadType=resumable&upload_id=%s"
            .formatted(request.header("host").orElse("127.0.0.1"), bucket, id);
    return StorageReply.empty(200, Map.of("Location", location, "X-GUploader-UploadID", id));
  }

  private StorageCall continued(StorageRequest request) {
    UploadSession session = store.locked(() -> session(request));
    ContentRange range = ContentRange.of(request);
    int size = request.body().size();
    String operation = store.locked(() -> operation(session, range, size));
    return StorageCall.of(operation, request, () -> take(request, session, range))
        .with("object", nameIn(session.settings()))
        .with("size", Integer.toString(size));
  }

  private static String operation(UploadSession session, ContentRange range, int size) {
    long end = range.first().map(first -> first + size).orElse((long) session.size());
    if (session.finished().isEmpty() && range.completesAt(end)) {
      return "object.insert";
    }
    return range.first().isPresent() ? "upload.chunk" : "upload.status";
  }

  private UploadSession session(StorageRequest request) {
    UploadSession session = sessions.get(request.param("upload_id").orElseThrow());
    if (session == null) {
      throw StorageRefusal.notFound("Upload not found.");
    }
    return session;
  }

  private StorageReply take(StorageRequest request, UploadSession session, ContentRange range) {
    if (session.finished().isPresent()) {
      return StorageReply.json(session.finished().get().toJson());
    }
    if (range.first().isPresent()) {
      takeBytes(session, range.first().get(), request.body());
    }
    if (range.completesAt(session.size())) {
      StoredBucket home = store.bucket(session.bucket());
      session.preconditions().check(home.live(nameIn(session.settings())));
      session.finish(checkedWrite(request, home, session.settings(), session.content()));
      return StorageReply.json(session.finished().orElseThrow().toJson());
    }
    return StorageReply.empty(
        308, session.size() == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (session.size() - 1)));
  }

  private void takeBytes(UploadSession session, long offset, ByteString bytes) {
    OptionalInt end = script.takeUploadBreak(bytes.size());
    if (end.isPresent()) {
      session.take(offset, bytes.substring(0, end.getAsInt()));
      throw new BrokenConnection();
    }
    session.take(offset, bytes);
  }

  /** Refuses content that is not what the client says it sent. */
  private StoredVersion checkedWrite(
      StorageRequest request, StoredBucket home, ObjectNode settings, ByteString content) {
    Checksums sums = Checksums.of(content);
    boolean intact =
        sums.fits(request.header("x-goog-hash").orElse(""))
            && sums.crc32c().equals(settings.path("crc32c").asText(sums.crc32c()))
            && sums.md5().equals(settings.path("md5Hash").asText(sums.md5()));
    if (!intact) {
      throw StorageRefusal.invalid("Provided checksum does not match the calculated one.");
    }
    return store.write(home, nameIn(settings), settings, content, sums);
  }

  private static ObjectNode settings(StorageRequest request, ObjectNode body) {
    request.param("name").ifPresent(name -> body.put("name", name));
    if (nameIn(body).isEmpty()) {
      throw StorageRefusal.invalid("Required parameter: name");
    }
    return body;
  }

  private static String nameIn(ObjectNode settings) {
    return settings.path("name").asText();
  }
}
