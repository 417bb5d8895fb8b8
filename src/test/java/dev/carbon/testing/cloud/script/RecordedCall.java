package dev.carbon.testing.cloud.script;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One call that the fake cloud received, whatever became of it.
 *
 * @param sequence counts from 1, over all services
 * @param service {@code storage}, {@code vertex}, {@code logging}, {@code monitoring} or {@code
 *     bigquery}
 * @param operation such as {@code bucket.insert} or {@code CreateCustomJob}
 * @param detail what a test may want to see: bucket, object, location, labels, preconditions ...
 */
public record RecordedCall(
    int sequence, String service, String operation, SortedMap<String, String> detail) {
  public static final String STORAGE = "storage";
  public static final String VERTEX = "vertex";
  public static final String LOGGING = "logging";
  public static final String MONITORING = "monitoring";
  public static final String BIGQUERY = "bigquery";

  public RecordedCall {
    detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
  }

  RecordedCall(int sequence, String service, String operation, Map<String, String> detail) {
    this(sequence, service, operation, new TreeMap<>(detail));
  }

  public boolean is(String otherOperation) {
    return operation.equals(otherOperation);
  }

  /** The detail of that name; empty when the call had none. */
  public String detail(String name) {
    return detail.getOrDefault(name, "");
  }
}
