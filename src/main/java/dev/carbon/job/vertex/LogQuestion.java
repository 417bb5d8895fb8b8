package dev.carbon.job.vertex;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Asks Cloud Logging for the entries of one job. */
final class LogQuestion {
  private final String project;
  private final String id;

  /**
   * @param job its name, such as {@code projects/P/locations/L/customJobs/42}
   */
  LogQuestion(String project, String job) {
    this.project = project;
    this.id = JobIds.of(job);
  }

  /** The body for {@code entries:list}: entries from that time on, the oldest first. */
  ObjectNode from(Instant time, int pageSize, Optional<String> pageToken) {
    ObjectNode body = body(time, "timestamp asc", pageSize);
    pageToken.ifPresent(token -> body.put("pageToken", token));
    return body;
  }

  /** The same for the last so many entries since that time, the newest first. */
  ObjectNode last(Instant since, int entries) {
    return body(since, "timestamp desc", entries);
  }

  private ObjectNode body(Instant time, String order, int pageSize) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("resourceNames").add("projects/" + project);
    body.put("filter", filter(time));
    body.put("orderBy", order);
    body.put("pageSize", pageSize);
    return body;
  }

  private String filter(Instant time) {
    return "resource.type=\"ml_job\" AND resource.labels.job_id=\""
        + id
        + "\" AND timestamp>=\""
        + time
        + "\"";
  }
}
