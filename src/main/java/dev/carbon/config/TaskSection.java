package dev.carbon.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands under {@code task:} in a project's file. */
public final class TaskSection {
  /** Nothing. */
  public static final TaskSection EMPTY = new TaskSection(Map.of());

  private final Map<TaskKey, Entry> entries;

  TaskSection(Map<TaskKey, Entry> entries) {
    EnumMap<TaskKey, Entry> own = new EnumMap<>(TaskKey.class);
    own.putAll(entries);
    this.entries = Collections.unmodifiableMap(own);
  }

  /** What the file says of that key. */
  public Optional<Entry> find(TaskKey key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** All that the file says. */
  public Map<TaskKey, Entry> entries() {
    return entries;
  }

  /** The same without what a stronger source has set: a variable stands above a file. */
  TaskSection without(Set<Setting> settings) {
    Set<String> keys = settings.stream().map(Setting::key).collect(Collectors.toSet());
    return new TaskSection(
        entries.entrySet().stream()
            .filter(entry -> !keys.contains(entry.getKey().key()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /**
   * One key's value.
   *
   * @param texts one, unless the key takes several; {@code NAME=VALUE} each for a map
   * @param origin file and line
   */
  public record Entry(List<String> texts, String origin) {
    public Entry {
      texts = List.copyOf(texts);
    }

    /** The only text of a key that takes one. */
    public String text() {
      return texts.get(0);
    }
  }
}
