package dev.carbon.staging;

/**
 * One version of one object in a bucket.
 *
 * @param bytes its size
 * @param crc32c its checksum (Castagnoli), as an unsigned 32-bit number
 * @param generation the version: an object written again has another one
 */
public record StoredObject(ObjectName name, long bytes, Crc32c crc32c, long generation) {
  /** Whether it is of these bytes, by size and checksum. */
  public boolean holds(byte[] content) {
    return bytes == content.length && crc32c.equals(Crc32c.of(content));
  }
}
