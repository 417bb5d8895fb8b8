package dev.carbon.testing.cloud.monitoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which time series it is.
 *
 * @param job the last part of its name
 * @param replica such as {@code workerpool0-0}
 * @param metric its whole type
 */
public record SeriesName(String job, String replica, String metric)
    implements Comparable<SeriesName> {
  @Override
  public int compareTo(SeriesName other) {
    return toString().compareTo(other.toString());
  }

  /** With an empty list of points. */
  ObjectNode toJson() {
    ObjectNode series = JsonNodeFactory.instance.objectNode();
    series.putObject("metric").put("type", metric);
    ObjectNode resource = series.putObject("resource").put("type", "cloudml_job");
    resource
        .putObject("labels")
        .put("job_id", job)
        .put("task_name", replica)
        .put("project_id", "my-project");
    series.put("metricKind", "GAUGE").put("valueType", "DOUBLE").putArray("points");
    return series;
  }
}
