package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.util.Optional;

/** A resumable upload in progress; guarded by the {@link BucketStore}. */
final class UploadSession {
  private final StorageRequest opening;
  private final String bucket;
  private final ObjectNode settings;
  private ByteString received = ByteString.EMPTY;
  private Optional<StoredVersion> finished = Optional.empty();

  UploadSession(StorageRequest opening, String bucket, ObjectNode settings) {
    this.opening = opening;
    this.bucket = bucket;
    this.settings = settings;
  }

  String bucket() {
    return bucket;
  }

  ObjectNode settings() {
    return settings;
  }

  Preconditions preconditions() {
    return Preconditions.of(opening);
  }

  Optional<StoredVersion> finished() {
    return finished;
  }

  void finish(StoredVersion version) {
    finished = Optional.of(version);
  }

  int size() {
    return received.size();
  }

  ByteString content() {
    return received;
  }

  /** Takes the bytes that are new; a client may send again what it is unsure of. */
  void take(long offset, ByteString chunk) {
    long known = received.size() - offset;
    if (known < 0) {
      throw StorageRefusal.invalid("Invalid request. The chunk leaves a gap.");
    }
    if (known < chunk.size()) {
      received = received.concat(chunk.substring((int) known));
    }
  }
}
