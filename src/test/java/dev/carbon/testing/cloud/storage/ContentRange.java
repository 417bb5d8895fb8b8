package dev.carbon.testing.cloud.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Content-Range} of a chunk.
 *
 * @param first offset of the chunk; empty in a question for the state of the upload
 * @param total size of the object; empty while the client does not say
 */
record ContentRange(Optional<Long> first, Optional<Long> total) {
  private static final Pattern FORM = Pattern.compile("bytes (\\*|(\\d+)-\\d+)/(\\*|\\d+)");

  static ContentRange of(StorageRequest request) {
    Optional<String> header = request.header("content-range");
    if (header.isEmpty()) {
      return new ContentRange(Optional.of(0L), Optional.of((long) request.body().size()));
    }
    Matcher form = FORM.matcher(header.get());
    if (!form.matches()) {
      throw StorageRefusal.invalid("Failed to parse Content-Range header.");
    }
    return new ContentRange(
        Optional.ofNullable(form.group(2)).map(Long::valueOf),
        Optional.of(form.group(3)).filter(total -> !total.equals("*")).map(Long::valueOf));
  }

  /** Whether the object is complete once it has {@code size} bytes. */
  boolean completesAt(long size) {
    return total.filter(bytes -> bytes == size).isPresent();
  }
}
