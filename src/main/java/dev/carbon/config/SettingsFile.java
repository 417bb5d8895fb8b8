package dev.carbon.config;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.secret.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One YAML file of settings: flat keys with a value or a list and, in a project's file, the section
 * {@code task:}; whatever else it holds is an error.
 */
final class SettingsFile {
  private static final String TASK = "task";
  private static final long LARGEST_BYTES = 1_000_000;
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path path;
  private final boolean belongsToUser;
  private final boolean mayBeOpen;

  private SettingsFile(Path path, boolean belongsToUser, boolean mayBeOpen) {
    this.path = path;
    this.belongsToUser = belongsToUser;
    this.mayBeOpen = mayBeOpen;
  }

  /**
   * The user's own file, which decides where tokens go and what is run here.
   *
   * @param mayBeOpen others may read and even change it, and the user knows
   */
  static SettingsFile user(Path path, boolean mayBeOpen) {
    return new SettingsFile(path, true, mayBeOpen);
  }

  static SettingsFile project(Path path) {
    return new SettingsFile(path, false, true);
  }

  /** What the file says; nothing when it does not exist. Every fault becomes a problem. */
  Content read(Problems problems) {
    if (!Files.exists(path)) {
      return Content.NONE;
    }
    if (!Files.isRegularFile(path)) {
      problems.add("could not read " + path);
      return Content.NONE;
    }
    if (!mayBeOpen) {
      OwnerOnly.fix(path)
          .ifPresent(fix -> problems.add(path + " is open to others: " + Environment.closing(fix)));
    }
    try {
      if (Files.size(path) > LARGEST_BYTES) {
        problems.add(path + " is larger than 1 MB: that is no configuration of carbon");
        return Content.NONE;
      }
      try (YAMLParser parser = YAML.createParser(path.toFile())) {
        return readAll(parser, problems);
      }
    } catch (StreamReadException e) {
      problems.add(
          at(lineOf(e)) + ": " + e.getOriginalMessage().lines().findFirst().orElse("not YAML"));
    } catch (IOException e) {
      problems.add("could not read " + path);
    }
    return Content.NONE;
  }

  private Content readAll(YAMLParser parser, Problems problems) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null || (isEmptyText(parser) && parser.nextToken() == null)) {
      return Content.NONE;
    }
    if (first != JsonToken.START_OBJECT) {
      problems.add(at(1) + ": expected lines of the form 'key: value'");
      return Content.NONE;
    }
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    TaskSection task = TaskSection.EMPTY;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      if (key.equals(TASK) && !belongsToUser) {
        task = new TaskSectionReader(parser, this::at, problems).read(line);
        continue;
      }
      boolean list = parser.currentToken() == JsonToken.START_ARRAY;
      Optional<String> text = value(parser);
      Optional<Setting> setting = acceptedSetting(key, line, problems);
      if (setting.isPresent() && text.isEmpty()) {
        problems.add(at(line) + ": " + key + " must be a value or a list of values");
      } else if (setting.isPresent() && list && setting.get().type() != SettingType.WORDS) {
        problems.add(at(line) + ": " + key + " must be one value");
      } else if (setting.isPresent()) {
        Value value = new Value(text.orElseThrow(), at(line));
        LiteralSecret.complaint(List.of(value.text()))
            .ifPresentOrElse(
                complaint -> problems.add(at(line) + ": " + key + " " + complaint),
                () -> put(values, setting.get(), value, problems));
      }
    }
    if (parser.nextToken() != null) {
      problems.add(at(parser.currentTokenLocation().getLineNr()) + ": a second document begins");
    }
    return new Content(values, task);
  }

  private void put(Map<Setting, Value> values, Setting setting, Value value, Problems problems) {
    Optional<String> complaint =
        setting == Setting.OUTPUT && !belongsToUser
            ? ProjectOutput.complaint(value.text())
            : Optional.empty();
    complaint.ifPresentOrElse(
        words -> problems.add(value.origin() + ": " + setting.key() + words),
        () -> values.put(setting, value));
  }

  private Optional<Setting> acceptedSetting(String key, int line, Problems problems) {
    Optional<Setting> setting = Setting.named(key);
    if (setting.isEmpty() && key.equals(TASK)) {
      problems.add(at(line) + ": a task belongs into a project's own carbon.yaml");
      return Optional.empty();
    }
    if (setting.isEmpty()) {
      var known = Arrays.stream(Setting.values()).map(Setting::key).toList();
      problems.add(
          at(line)
              + ": unknown key '"
              + LiteralSecret.shown(key)
              + "'"
              + Suggestion.sentence(key, known)
              + LiteralSecret.remark(key));
      return Optional.empty();
    }
    boolean allowed =
        belongsToUser ? setting.get().allowedInUserFile() : setting.get().allowedInProject();
    if (!allowed) {
      problems.add(
          at(line)
              + ": "
              + key
              + " is not taken from this file; set "
              + setting.get().variables().get(0)
              + " instead");
      return Optional.empty();
    }
    return setting;
  }

  /** A scalar as it stands, a list joined by commas, or nothing for what is neither. */
  private static Optional<String> value(YAMLParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (isText(parser)) {
      return Optional.of(parser.getText());
    }
    if (token != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return Optional.empty();
    }
    StringJoiner words = new StringJoiner(",");
    boolean flat = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      flat &= isText(parser);
      words.add(parser.getText());
      parser.skipChildren();
    }
    return flat ? Optional.of(words.toString()) : Optional.empty();
  }

  /** What a file of nothing but {@code ---} is read as. */
  private static boolean isEmptyText(YAMLParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().isEmpty();
  }

  /** An alias ({@code *name}) would be read as the text of its name. */
  static boolean isText(YAMLParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return token.isScalarValue() && token != JsonToken.VALUE_NULL && !parser.isCurrentAlias();
  }

  /** Whether a key stands there without a value. */
  static boolean isNothing(YAMLParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL || isEmptyText(parser);
  }

  private String at(int line) {
    return path + ":" + line;
  }

  private static int lineOf(StreamReadException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  /** What one file says. */
  record Content(Map<Setting, Value> settings, TaskSection task) {
    static final Content NONE = new Content(Map.of(), TaskSection.EMPTY);
  }
}
