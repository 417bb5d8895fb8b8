package dev.carbon.job.vertex;

import java.util.regex.Pattern;

/** The ids by which Google's other services know the jobs of Vertex AI. */
final class JobIds {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

  private JobIds() {}

  /**
   * The last part of a job's name; it can stand between quotation marks in a filter.
   *
   * @param job its name, such as {@code projects/P/locations/L/customJobs/42}
   * @throws IllegalArgumentException when it is no such name
   */
  static String of(String job) {
    String id = job.substring(job.lastIndexOf('/') + 1);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the name of a job: " + job);
    }
    return id;
  }
}
