package dev.carbon.testing.cloud.logging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;

/**
 * An entry of a job's log.
 *
 * @param job the last part of its name
 * @param task such as {@code workerpool0-0}, or {@code service}
 * @param structured whether the text is the message of a document
 */
public record LogEntry(
    String job, Instant time, String insertId, String task, String text, boolean structured) {
  /** As Cloud Logging sorts: by time, and by name where that is the same. */
  static final Comparator<LogEntry> ORDER =
      Comparator.comparing(LogEntry::time).thenComparing(LogEntry::insertId);

  /** A line of the primary replica. */
  public static LogEntry of(String job, Instant time, String insertId, String text) {
    return new LogEntry(job, time, insertId, "workerpool0-0", text, true);
  }

  /** The same from another task. */
  public LogEntry from(String otherTask) {
    return new LogEntry(job, time, insertId, otherTask, text, structured);
  }

  /** The same as plain text. */
  public LogEntry asPlainText() {
    return new LogEntry(job, time, insertId, task, text, false);
  }

  ObjectNode toJson(String project) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("logName", project + "/logs/" + task);
    json.put("timestamp", time.toString());
    json.put("insertId", insertId);
    json.put("severity", "INFO");
    ObjectNode resource = json.putObject("resource").put("type", "ml_job");
    resource.putObject("labels").put("job_id", job).put("task_name", task);
    if (structured) {
      json.putObject("jsonPayload").put("message", text).put("levelname", "INFO");
    } else {
      json.put("textPayload", text);
    }
    return json;
  }
}
