package dev.carbon.testing.cloud.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page of a listing; its token is the last key, so that deleting between pages is safe. */
record Page<T>(List<T> items, Optional<String> nextToken) {
  private static final int MOST = 1000;

  /** {@code all} in the order of {@code key}; prefix, pageToken and maxResults from the request. */
  static <T> Page<T> of(List<T> all, Function<T, String> key, StorageRequest request) {
    String prefix = request.param("prefix").orElse("");
    String after = request.param("pageToken").map(Page::decode).orElse("");
    int size = request.param("maxResults").map(Integer::parseInt).orElse(MOST);
    List<T> rest =
        all.stream()
            .filter(item -> key.apply(item).startsWith(prefix))
            .filter(item -> key.apply(item).compareTo(after) > 0)
            .toList();
    if (rest.size() <= size) {
      return new Page<>(rest, Optional.empty());
    }
    List<T> items = rest.subList(0, size);
    return new Page<>(items, Optional.of(encode(key.apply(items.get(size - 1)))));
  }

  ObjectNode start(String kind) {
    ObjectNode json = Json.object().put("kind", kind);
    nextToken.ifPresent(token -> json.put("nextPageToken", token));
    return json;
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token) {
    return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
  }
}
