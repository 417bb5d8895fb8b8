package dev.carbon.train;

import dev.carbon.staging.Crc32c;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.StoredObject;
import java.util.ArrayList;
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

  /** The objects that a record's facts tell of. */
  static List<StoredObject> read(Map<String, String> facts) {
    List<StoredObject> objects = new ArrayList<>();
    while (facts.containsKey("object" + number(objects.size()))) {
      String number = number(objects.size());
      objects.add(
          new StoredObject(
              new ObjectName(facts.getOrDefault("object" + number, "")),
              Long.parseLong(facts.getOrDefault("bytes" + number, "")),
              Crc32c.fromBase64(facts.getOrDefault("crc32c" + number, "")),
              Long.parseLong(facts.getOrDefault("generation" + number, ""))));
    }
    return List.copyOf(objects);
  }

  /** The facts of files at home: of each object also its {@code path}. */
  static Map<String, String> ofFiles(List<OutputFile> files) {
    Map<String, String> facts = of(files.stream().map(OutputFile::object).toList());
    for (int i = 0; i < files.size(); i++) {
      facts.put("path" + number(i), files.get(i).path());
    }
    return facts;
  }

  /** The files that a record's facts tell of. */
  static List<OutputFile> files(Map<String, String> facts) {
    List<OutputFile> files = new ArrayList<>();
    for (StoredObject object : read(facts)) {
      files.add(new OutputFile(facts.getOrDefault("path" + number(files.size()), ""), object));
    }
    return List.copyOf(files);
  }

  /** What the keys of the object at that place in the record end with. */
  static String number(int place) {
    return place == 0 ? "" : "." + place;
  }
}
