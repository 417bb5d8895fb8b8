package dev.carbon.testing.cloud.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.carbon.testing.cloud.script.CloudClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All samples of the fake cloud; a page holds so many of them, of one series after another. */
public final class SeriesBook {
  private static final Pattern FILTER =
      Pattern.compile(
          "metric\\.type=\"([^\"]+)\" AND resource\\.type=\"cloudml_job\""
              + " AND resource\\.labels\\.job_id=\"([^\"]+)\"");
  private static final int LONGEST_PAGE = 100_000;

  /** As Cloud Monitoring sorts the points of a series: the newest first. */
  private static final Comparator<FakeSample> ORDER =
      Comparator.comparing(FakeSample::series)
          .thenComparing(Comparator.comparing(FakeSample::time).reversed());

  private final CloudClock clock;
  private final List<FakeSample> samples = new ArrayList<>();
  private int mostPerPage = LONGEST_PAGE;
  private Optional<SeriesName> impostor = Optional.empty();

  public SeriesBook(CloudClock clock) {
    this.clock = clock;
  }

  /** A sample that can be read at once. */
  public void plant(SeriesName series, Instant time, double value) {
    plant(new FakeSample(series, time, Instant.MIN, DoubleNode.valueOf(value)));
  }

  /** A sample that can be read after so much more of the cloud's time. */
  public void plantLate(SeriesName series, Instant time, double value, Duration late) {
    plant(new FakeSample(series, time, clock.now().plus(late), DoubleNode.valueOf(value)));
  }

  /** A sample whose value is a text, such as {@code NaN}. */
  public void plantText(SeriesName series, Instant time, String value) {
    plant(new FakeSample(series, time, Instant.MIN, TextNode.valueOf(value)));
  }

  /** Pages hold no more samples than that, whatever is asked for. */
  public synchronized void mostPerPage(int most) {
    mostPerPage = most;
  }

  /** Every answer says that its series are that one. */
  public synchronized void answerAs(SeriesName other) {
    impostor = Optional.of(other);
  }

  private synchronized void plant(FakeSample sample) {
    samples.add(sample);
  }

  /** One page of {@code projects.timeSeries.list}. */
  synchronized ObjectNode list(Map<String, String> query) {
    Matcher filter = FILTER.matcher(query.getOrDefault("filter", ""));
    int size = Integer.parseInt(query.getOrDefault("pageSize", Integer.toString(LONGEST_PAGE)));
    if (!filter.matches() || size < 1 || size > LONGEST_PAGE) {
      throw new IllegalArgumentException("Unparseable filter or page size: " + query);
    }
    Instant from = Instant.parse(query.getOrDefault("interval.startTime", ""));
    Instant to = Instant.parse(query.getOrDefault("interval.endTime", ""));
    List<FakeSample> all =
        samples.stream()
            .filter(each -> each.series().metric().equals(filter.group(1)))
            .filter(each -> each.series().job().equals(filter.group(2)))
            .filter(each -> !each.visibleFrom().isAfter(clock.now()))
            .filter(each -> each.time().isAfter(from) && !each.time().isAfter(to))
            .sorted(ORDER)
            .toList();
    int start = Integer.parseInt(query.getOrDefault("pageToken", "0"));
    int end = Math.min(all.size(), start + Math.min(size, mostPerPage));
    ObjectNode page = page(all.subList(start, end));
    return end < all.size() ? page.put("nextPageToken", Integer.toString(end)) : page;
  }

  private ObjectNode page(List<FakeSample> part) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    if (part.isEmpty()) {
      return page;
    }
    ArrayNode list = page.putArray("timeSeries");
    Optional<SeriesName> last = Optional.empty();
    for (FakeSample sample : part) {
      if (!last.equals(Optional.of(sample.series()))) {
        list.add(impostor.orElse(sample.series()).toJson());
        last = Optional.of(sample.series());
      }
      JsonNode points = list.get(list.size() - 1).path("points");
      ((ArrayNode) points).add(sample.toJson());
    }
    return page;
  }
}
