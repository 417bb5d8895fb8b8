package dev.carbon.train;

import dev.carbon.staging.StoredObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Versions of objects as one record of the history tells of them: the first as {@code object},
 * {@code bytes}, {@code crc32c} and {@code generation}, the next as {@code object.1} and so on.
 * Many in one record cost one write to disk instead of many.
 */
final class ObjectFacts {
  private ObjectFacts() {}

  static Map<String, String> of(List<StoredObject> objects) {
    Map<String, String> facts = new HashMap<>();
    for (int i = 0; i < objects.size(); i++) {
      StoredObject object = objects.get(i);
      String number = number(i);
      facts.put("object" + number, object.name().value());
      facts.put("bytes" + number, Long.toString(object.bytes()));
      facts.put("crc32c" + number, object.crc32c().base64());
      facts.put("generation" + number, Long.toString(object.generation()));
    }
    return facts;
  }

  /** What the keys of the object at that place in the record end with. */
  static String number(int place) {
    return place == 0 ? "" : "." + place;
  }
}
