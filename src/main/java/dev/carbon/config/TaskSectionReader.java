package dev.carbon.config;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.carbon.config.TaskKey.Shape;
import dev.carbon.config.TaskSection.Entry;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads the section {@code task:}; every fault becomes a problem that names its line. */
final class TaskSectionReader {
  private final YAMLParser parser;
  private final IntFunction<String> at;
  private final Problems problems;

  /**
   * A reader of the section that the parser stands at.
   *
   * @param at the place of a line, for messages
   */
  TaskSectionReader(YAMLParser parser, IntFunction<String> at, Problems problems) {
    this.parser = parser;
    this.at = at;
    this.problems = problems;
  }

  /** Reads to the end of the section. */
  TaskSection read(int line) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      boolean saysNothing = SettingsFile.isNothing(parser);
      parser.skipChildren();
      if (!saysNothing) {
        problems.add(at.apply(line) + ": task must hold lines of the form 'key: value'");
      }
      return TaskSection.EMPTY;
    }
    Map<TaskKey, Entry> entries = new EnumMap<>(TaskKey.class);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      entry(entries);
    }
    return new TaskSection(entries);
  }

  private void entry(Map<TaskKey, Entry> entries) throws IOException {
    String name = parser.currentName();
    String place = at.apply(parser.currentTokenLocation().getLineNr());
    parser.nextToken();
    Optional<TaskKey> key = TaskKey.named(name);
    if (key.isEmpty()) {
      parser.skipChildren();
      problems.add(place + ": " + unknown(name));
      return;
    }
    Optional<List<String>> texts = texts(key.get().shape());
    if (texts.isEmpty()) {
      problems.add(place + ": " + name + " must be " + form(key.get().shape()));
      return;
    }
    Entry entry = new Entry(texts.get(), place);
    complaint(key.get(), entry)
        .ifPresentOrElse(
            words -> problems.add(place + ": " + name + words),
            () -> entries.put(key.get(), entry));
  }

  private static Optional<String> complaint(TaskKey key, Entry entry) {
    Optional<String> secret =
        key == TaskKey.ENV
            ? LiteralSecret.complaintOfVariables(entry.texts())
            : LiteralSecret.complaint(entry.texts());
    Optional<String> output =
        key == TaskKey.OUTPUT ? ProjectOutput.complaint(entry.text()) : Optional.empty();
    return secret.map(words -> " " + words).or(() -> output);
  }

  private static String unknown(String name) {
    Optional<Setting> setting = Setting.named(name);
    if (setting.isPresent() && setting.get().allowedInProject()) {
      return name + " stands at the top level of the file, not under task";
    }
    if (setting.isPresent()) {
      return name
          + " is not taken from this file; set "
          + setting.get().variables().get(0)
          + " instead";
    }
    List<String> known = Arrays.stream(TaskKey.values()).map(TaskKey::key).toList();
    return "unknown key '"
        + LiteralSecret.shown(name)
        + "' under task"
        + Suggestion.sentence(name, known);
  }

  private static String form(Shape shape) {
    return switch (shape) {
      case VALUE -> "one value";
      case WORDS -> "a value or a list of values";
      case FLAG -> "true or false";
      case LIST -> "a list of values";
      case MAP -> "lines of the form 'NAME: value'";
    };
  }

  /** The texts of the value here; empty when it has another shape. */
  private Optional<List<String>> texts(Shape shape) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (shape) {
      case VALUE -> value();
      case WORDS ->
          token == JsonToken.START_ARRAY
              ? list().filter(list -> !list.isEmpty()).map(list -> List.of(String.join(",", list)))
              : value();
      case FLAG ->
          token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE ? value() : skipped();
      case LIST -> token == JsonToken.START_ARRAY ? list() : skipped();
      case MAP -> token == JsonToken.START_OBJECT ? map() : skipped();
    };
  }

  private Optional<List<String>> skipped() throws IOException {
    parser.skipChildren();
    return Optional.empty();
  }

  private Optional<List<String>> value() throws IOException {
    return SettingsFile.isText(parser) && !parser.getText().isBlank()
        ? Optional.of(List.of(parser.getText()))
        : skipped();
  }

  private Optional<List<String>> list() throws IOException {
    List<String> texts = new ArrayList<>();
    boolean flat = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      flat &= SettingsFile.isText(parser);
      texts.add(String.valueOf(parser.getText()));
      parser.skipChildren();
    }
    return flat ? Optional.of(texts) : Optional.empty();
  }

  private Optional<List<String>> map() throws IOException {
    List<String> texts = new ArrayList<>();
    boolean flat = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      flat &= SettingsFile.isText(parser);
      texts.add(name + "=" + parser.getText());
      parser.skipChildren();
    }
    return flat ? Optional.of(texts) : Optional.empty();
  }
}
