package dev.carbon.job.vertex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A page of Cloud Monitoring's answer.
 *
 * @param samples of all replicas, in no order
 * @param next the token of the next page; empty on the last
 */
record UsePage(List<Sample> samples, Optional<String> next) {
  /**
   * What one replica used at a time.
   *
   * @param share from 0 to 1
   */
  record Sample(Instant time, double share) {}

  /**
   * Reads the answer. What is of another job or metric is left out, and so is a sample without a
   * time, or whose value is no number from 0 to 1.
   *
   * @throws CarbonException UPSTREAM when it is none
   */
  static UsePage of(JsonNode answer, String job, UseMetric metric) {
    JsonNode list = answer.path("timeSeries");
    if (!answer.isObject() || !(list.isMissingNode() || list.isArray())) {
      throw new CarbonException(
          ErrorKind.UPSTREAM, "Cloud Monitoring's answer is no list of time series");
    }
    List<Sample> samples = new ArrayList<>();
    for (JsonNode series : list) {
      if (isOf(series, job, metric)) {
        series.path("points").forEach(point -> sample(point).ifPresent(samples::add));
      }
    }
    return new UsePage(
        List.copyOf(samples),
        StrictJson.optionalText(answer, "nextPageToken").filter(token -> !token.isEmpty()));
  }

  private static boolean isOf(JsonNode series, String job, UseMetric metric) {
    JsonNode resource = series.path("resource");
    return series.path("metric").path("type").asText().equals(metric.type())
        && resource.path("type").asText().equals(UseQuestion.RESOURCE)
        && resource.path("labels").path("job_id").asText().equals(job);
  }

  private static Optional<Sample> sample(JsonNode point) {
    Optional<Instant> time = StrictJson.optionalInstant(point.path("interval"), "endTime");
    OptionalDouble share = StrictJson.optionalNumber(point.path("value"), "doubleValue");
    return share.isPresent() && share.getAsDouble() >= 0 && share.getAsDouble() <= 1
        ? time.map(at -> new Sample(at, share.getAsDouble()))
        : Optional.empty();
  }
}
