package dev.carbon.job.vertex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.StrictJson;
import dev.carbon.job.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page of Cloud Logging's answer.
 *
 * @param entries those that have a time and a name; others cannot be put in order
 * @param next the token of the next page; empty on the last
 */
record LogPage(List<Entry> entries, Optional<String> next) {
  /**
   * One entry.
   *
   * @param id of the entry: with its time it tells it from all others
   */
  record Entry(Instant time, String id, Optional<String> task, String text) {
    /** A text of several lines is as many lines. */
    List<LogLine> lines() {
      Stream<String> lines = text.isEmpty() ? Stream.of(text) : text.lines();
      return lines.map(line -> new LogLine(Optional.of(time), task, line)).toList();
    }
  }

  /**
   * Reads the answer.
   *
   * @throws CarbonException UPSTREAM when it is none
   */
  static LogPage of(JsonNode answer) {
    JsonNode list = answer.path("entries");
    if (!answer.isObject() || !(list.isMissingNode() || list.isArray())) {
      throw new CarbonException(ErrorKind.UPSTREAM, "Cloud Logging's answer is no list of entries");
    }
    List<Entry> entries = new ArrayList<>();
    list.forEach(each -> entry(each).ifPresent(entries::add));
    return new LogPage(
        List.copyOf(entries),
        StrictJson.optionalText(answer, "nextPageToken").filter(token -> !token.isEmpty()));
  }

  private static Optional<Entry> entry(JsonNode json) {
    Optional<Instant> time = StrictJson.optionalInstant(json, "timestamp");
    Optional<String> id = StrictJson.optionalText(json, "insertId");
    Optional<String> task =
        StrictJson.optionalText(json.path("resource").path("labels"), "task_name");
    return time.flatMap(at -> id.map(name -> new Entry(at, name, task, text(json))));
  }

  private static String text(JsonNode json) {
    JsonNode payload = json.path("jsonPayload");
    JsonNode message = payload.has("message") ? payload.path("message") : json.path("textPayload");
    if (message.isTextual()) {
      return message.textValue();
    }
    return payload.isMissingNode() ? "" : payload.toString();
  }
}
