package dev.carbon.job.vertex;

import dev.carbon.http.JsonRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Asks Cloud Monitoring ({@code projects.timeSeries.list}, v3) for the samples of one job, as they
 * were taken: where the service's own means would begin and end is not said anywhere, and a mean
 * hides a sample that cannot be.
 *
 * @param id of the job
 * @param from of the oldest sample
 * @param to of the newest
 */
record UseQuestion(String project, String id, Instant from, Instant to) {
  static final String RESOURCE = "cloudml_job";

  /** Some 200 bytes each at most, so that a page is well below the 4 MB that are read. */
  private static final int PAGE_SIZE = 10_000;

  private static final String FIELDS =
      "timeSeries(metric/type,resource(type,labels),points(interval/endTime,value)),nextPageToken";

  String path() {
    return "/v3/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8) + "/timeSeries";
  }

  /** The query of a page. */
  UnaryOperator<JsonRequest> page(UseMetric metric, Optional<String> token) {
    return request -> {
      JsonRequest page =
          request
              .query("filter", filter(metric))
              .query("interval.startTime", from.toString())
              .query("interval.endTime", to.toString())
              .query("pageSize", Integer.toString(PAGE_SIZE))
              .query("fields", FIELDS)
              .query("prettyPrint", "false");
      return token.map(each -> page.query("pageToken", each)).orElse(page);
    };
  }

  private String filter(UseMetric metric) {
    return "metric.type=\""
        + metric.type()
        + "\" AND resource.type=\""
        + RESOURCE
        + "\" AND resource.labels.job_id=\""
        + id
        + "\"";
  }
}
