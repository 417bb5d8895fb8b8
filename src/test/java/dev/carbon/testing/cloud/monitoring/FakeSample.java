package dev.carbon.testing.cloud.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One value of a time series.
 *
 * @param visibleFrom the cloud's time from which on it can be read
 * @param value as it stands in the document: a number, or the text {@code "NaN"}
 */
record FakeSample(SeriesName series, Instant time, Instant visibleFrom, JsonNode value) {
  ObjectNode toJson() {
    ObjectNode point = JsonNodeFactory.instance.objectNode();
    point.putObject("interval").put("startTime", time.toString()).put("endTime", time.toString());
    point.putObject("value").set("doubleValue", value);
    return point;
  }
}
