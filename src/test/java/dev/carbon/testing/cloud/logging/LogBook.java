package dev.carbon.testing.cloud.logging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.testing.cloud.script.CloudClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All entries of the fake cloud; an entry planted twice is there twice. */
public final class LogBook {
  private static final Pattern FILTER =
      Pattern.compile(
          "resource\\.type=\"ml_job\" AND resource\\.labels\\.job_id=\"([^\"]+)\""
              + " AND timestamp>=\"([^\"]+)\"");
  private static final Set<String> ORDERS = Set.of("timestamp asc", "timestamp desc");
  private static final int LONGEST_PAGE = 1000;

  private final CloudClock clock;
  private final List<LogEntry> entries = new ArrayList<>();
  private final Map<String, Integer> taken = new HashMap<>();

  public LogBook(CloudClock clock) {
    this.clock = clock;
  }

  public synchronized void plant(LogEntry entry) {
    entries.add(entry);
  }

  /** Makes entries of what a task has printed since it was last looked at. */
  public synchronized void collect(String job, String task, String output, boolean ended) {
    int end = ended ? output.length() : output.lastIndexOf('\n') + 1;
    int start = taken.getOrDefault(job + task, 0);
    output
        .substring(start, Math.max(start, end))
        .lines()
        .forEach(
            line -> {
              String id = "line-%06d".formatted(entries.size());
              entries.add(LogEntry.of(job, clock.now(), id, line).from(task));
            });
    taken.put(job + task, Math.max(start, end));
  }

  /** One page of {@code entries:list}. */
  synchronized ObjectNode list(JsonNode question) {
    String project = question.path("resourceNames").path(0).asText();
    Matcher filter = FILTER.matcher(question.path("filter").asText());
    if (!project.startsWith("projects/")
        || !filter.matches()
        || !ORDERS.contains(question.path("orderBy").asText())
        || question.path("pageSize").asInt() > LONGEST_PAGE) {
      throw new IllegalArgumentException("Unparseable filter or order: " + question);
    }
    boolean isNewestFirst = question.path("orderBy").asText().endsWith("desc");
    Instant from = Instant.parse(filter.group(2));
    List<LogEntry> all =
        entries.stream()
            .filter(entry -> entry.job().equals(filter.group(1)) && !entry.time().isBefore(from))
            .sorted(isNewestFirst ? LogEntry.ORDER.reversed() : LogEntry.ORDER)
            .toList();
    int start = question.path("pageToken").asInt(0);
    int end = Math.min(all.size(), start + question.path("pageSize").asInt());
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    if (start < end) {
      ArrayNode list = page.putArray("entries");
      all.subList(start, end).forEach(entry -> list.add(entry.toJson(project)));
    }
    return end < all.size() ? page.put("nextPageToken", Integer.toString(end)) : page;
  }
}
