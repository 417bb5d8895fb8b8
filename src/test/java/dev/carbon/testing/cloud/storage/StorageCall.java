package dev.carbon.testing.cloud.storage;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a request asks for: its name in the call log, and the act itself, not done yet.
 *
 * @param operation such as {@code object.insert}
 */
record StorageCall(String operation, Map<String, String> detail, Supplier<StorageReply> effect) {
  static StorageCall of(String operation, StorageRequest request, Supplier<StorageReply> effect) {
    return new StorageCall(operation, request.detail(), effect);
  }

  StorageCall with(String key, String value) {
    Map<String, String> more = new TreeMap<>(detail);
    more.put(key, value);
    return new StorageCall(operation, more, effect);
  }
}
