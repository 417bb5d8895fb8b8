package dev.carbon.testing.cloud.storage;

import java.nio.charset.StandardCharsets;

/** An object at one moment, for tests to look at. */
public record FakeObject(String name, long generation, byte[] content, String crc32c) {
  public FakeObject {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  static FakeObject of(StoredVersion version) {
    return new FakeObject(
        version.name(), version.generation(), version.content(), version.checksums().crc32c());
  }
}
