package dev.carbon.testing.cloud.storage;

import com.google.protobuf.ByteString;

/** An object at one moment, for tests to look at. */
public record FakeObject(String name, long generation, ByteString content, String crc32c) {
  public byte[] bytes() {
    return content.toByteArray();
  }

  public String text() {
    return content.toStringUtf8();
  }

  static FakeObject of(StoredVersion version) {
    return new FakeObject(
        version.name(), version.generation(), version.content(), version.checksums().crc32c());
  }
}
