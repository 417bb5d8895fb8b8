package dev.carbon.testing.cloud.storage;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of an object, whole or in part, with the headers that describe the whole. */
final class MediaReply {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private MediaReply() {}

  static StorageReply of(StoredVersion version, Optional<String> range) {
    ByteString content = version.content();
    Matcher asked = RANGE.matcher(range.orElse(""));
    if (!asked.matches()) {
      return StorageReply.of(200, headers(version), content);
    }
    long first = Long.parseLong(asked.group(1));
    long last = asked.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(asked.group(2));
    if (content.size() == 0 || first >= content.size()) {
      throw StorageRefusal.range();
    }
    int end = (int) Math.min(content.size(), last + 1);
    Map<String, String> headers = headers(version);
    headers.put("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + content.size());
    return StorageReply.of(206, headers, content.substring((int) first, end));
  }

  private static Map<String, String> headers(StoredVersion version) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", version.contentType());
    headers.put("ETag", version.etag());
    headers.put("x-goog-hash", version.checksums().header());
    headers.put("x-goog-generation", Long.toString(version.generation()));
    headers.put("x-goog-metageneration", Long.toString(version.metageneration()));
    headers.put("x-goog-storage-class", "STANDARD");
    headers.put("x-goog-stored-content-encoding", "identity");
    headers.put("x-goog-stored-content-length", Integer.toString(version.content().size()));
    return headers;
  }
}
