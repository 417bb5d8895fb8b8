package dev.carbon.intensity.eia;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads an answer of {@code /electricity/rto/fuel-type-data/data}: rows, newest hour first. */
final class Page {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,12}");

  private Page() {}

  /**
   * The complete hours in {@code body}, newest first. An hour is complete when every fuel that is
   * reported in any hour less than a day away has a value in it; the newest hours are often
   * published piece by piece. An hour without another one that near could not be compared, and is
   * left out. So is the earliest hour when the answer breaks off: it may be cut in half.
   *
   * @param respondent the balancing authority that was asked for
   * @param length the number of rows that were asked for
   * @throws NoFigure WRONG_ZONE when a row is of another authority, UPSTREAM when the answer does
   *     not hold rows, or more than the service ever gives at once
   */
  static List<Hour> completeHours(JsonNode body, String respondent, int length) throws NoFigure {
    JsonNode response = body.path("response");
    JsonNode data = response.path("data");
    if (!data.isArray()) {
      throw new NoFigure(GapReason.UPSTREAM, "the answer holds no rows");
    }
    if (data.size() > Endpoint.MOST_ROWS) {
      throw new NoFigure(
          GapReason.UPSTREAM,
          "the answer holds " + data.size() + " rows, more than the service ever gives");
    }
    NavigableMap<Instant, Hour> hours = hours(data, respondent);
    List<Hour> newestFirst = List.copyOf(hours.descendingMap().values());
    int whole = isAll(response, length) ? hours.size() : Math.max(0, hours.size() - 1);
    return newestFirst.subList(0, whole).stream().filter(hour -> isComplete(hour, hours)).toList();
  }

  private static NavigableMap<Instant, Hour> hours(JsonNode data, String respondent)
      throws NoFigure {
    Map<Instant, List<Row>> rows = new HashMap<>();
    for (JsonNode element : data) {
      Row row = Row.read(element, respondent);
      rows.computeIfAbsent(row.start(), start -> new ArrayList<>()).add(row);
    }
    NavigableMap<Instant, Hour> hours = new TreeMap<>();
    rows.forEach((start, each) -> hours.put(start, new Hour(start, each)));
    return hours;
  }

  private static boolean isAll(JsonNode response, int length) {
    int rows = response.path("data").size();
    OptionalLong total = count(response.path("total"));
    return total.isPresent() ? rows >= total.getAsLong() : rows < length;
  }

  private static OptionalLong count(JsonNode total) {
    String text = total.isTextual() || total.isIntegralNumber() ? total.asText() : "";
    return COUNT.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static boolean isComplete(Hour hour, NavigableMap<Instant, Hour> hours) {
    Instant start = hour.start();
    Collection<Hour> near = hours.subMap(start.minus(DAY), false, start.plus(DAY), false).values();
    Set<String> fuels = new HashSet<>();
    near.forEach(each -> fuels.addAll(each.fuels()));
    return near.size() > 1 && hour.isComplete(fuels);
  }
}
