package dev.carbon.staging.gcs;

/**
 * A part of an object on its way home. One thread moves it; others may look once that has ended.
 */
final class Slice {
  private final long end;
  private long at;

  /**
   * A slice of which nothing has been written yet.
   *
   * @param from its first byte in the object
   * @param end the byte after its last, at least {@code from}
   */
  Slice(long from, long end) {
    this.at = from;
    this.end = end;
  }

  /** The first byte that is not in the file yet. */
  long at() {
    return at;
  }

  /** The byte after the last one. */
  long end() {
    return end;
  }

  boolean isComplete() {
    return at == end;
  }

  /** So many bytes more are in the file. */
  void advance(int bytes) {
    at += bytes;
  }
}
