package dev.carbon.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.job.MeasuredUse.AcceleratorUse;
import dev.carbon.job.MeasuredUse.Accelerators;
import dev.carbon.job.MeasuredUse.Interval;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what was measured, all of it or nothing: a script may have written over the file, and one
 * figure that cannot be makes all others doubtful.
 */
final class MeasuredUseReader {
  private static final Pattern DOMAIN = Pattern.compile("package-\\d{1,4}(-die-\\d{1,4})?(/dram)?");
  private static final int SHORTEST_WIDTH_SECONDS = 300;
  private static final int LONGEST_WIDTH_SECONDS = 86_400;
  private static final int MOST_INTERVALS = 1000;
  private static final int MOST_DOMAINS = 64;
  private static final int MOST_DEVICES = 1024;
  private static final int LONGEST_METHOD = 100;

  /** As the bootstrap itself takes them for possible, per domain and per device. */
  private static final double MOST_DOMAIN_WATTS = 2000;

  private static final double MOST_DEVICE_WATTS = 10_000;

  /** Rounding, and clocks that are set while the run lasts. */
  private static final double SLACK_SECONDS = 2;

  /** A shorter interval tells nothing. */
  private static final double LEAST_SECONDS = 0.001;

  /** The end of the year 9999. */
  private static final long LAST_SECOND = 253_402_300_799L;

  /** Processor time is seen late when processes end between two looks. */
  private static final double PROCESSOR_SLACK = 1.1;

  private static final double PROCESSOR_SLACK_SECONDS = 60;

  private final double wallSeconds;
  private final int processors;

  /**
   * @param wall of the whole run, and {@code processors} of the machine: bounds of what can be
   */
  MeasuredUseReader(Duration wall, int processors) {
    this.wallSeconds = JobMetrics.seconds(wall);
    this.processors = processors;
  }

  /** What the file says; empty when it says nothing of it, or something that cannot be. */
  Optional<MeasuredUse> read(JsonNode json) {
    try {
      return json.isObject() ? Optional.of(use(json)) : Optional.empty();
    } catch (Impossible | DateTimeException e) {
      return Optional.empty();
    }
  }

  private MeasuredUse use(JsonNode json) throws Impossible {
    int width = whole(json.path("intervalSeconds"), SHORTEST_WIDTH_SECONDS, LONGEST_WIDTH_SECONDS);
    Set<String> domains = domains(json.path("raplDomains"));
    Optional<Accelerators> accelerators = accelerators(json.path("accelerators"));
    int devices = accelerators.map(Accelerators::devices).orElse(0);
    List<Interval> intervals = new ArrayList<>();
    JsonNode list = json.path("intervals");
    require(list.isArray() && list.size() <= MOST_INTERVALS);
    for (JsonNode each : list) {
      intervals.add(interval(each, width, domains, devices));
    }
    checkOrder(intervals);
    require(json.path("restarted").isBoolean());
    boolean restarted = json.path("restarted").booleanValue();
    return new MeasuredUse(restarted, Duration.ofSeconds(width), domains, accelerators, intervals);
  }

  /** One after the other, and together no longer than the run. */
  private void checkOrder(List<Interval> intervals) throws Impossible {
    double sum = 0;
    for (int i = 0; i < intervals.size(); i++) {
      require(i == 0 || intervals.get(i - 1).start().isBefore(intervals.get(i).start()));
      sum += JobMetrics.seconds(intervals.get(i).time());
    }
    require(sum <= wallSeconds + SLACK_SECONDS);
  }

  private static Set<String> domains(JsonNode json) throws Impossible {
    require(json.isArray() && json.size() <= MOST_DOMAINS);
    Set<String> domains = new HashSet<>();
    for (JsonNode name : json) {
      require(name.isTextual() && DOMAIN.matcher(name.textValue()).matches());
      require(domains.add(name.textValue()));
    }
    return domains;
  }

  private static Optional<Accelerators> accelerators(JsonNode json) throws Impossible {
    if (json.isNull()) {
      return Optional.empty();
    }
    JsonNode method = json.path("method");
    require(method.isTextual() && method.textValue().length() <= LONGEST_METHOD);
    require(!method.textValue().isBlank());
    require(method.textValue().chars().allMatch(each -> each >= ' ' && each <= '~'));
    Optional<Double> memory = optional(json.path("memoryBytes"), JobMetrics.MOST_MEMORY_BYTES);
    Optional<Double> peak = optional(json.path("peakMemoryBytes"), JobMetrics.MOST_MEMORY_BYTES);
    require(memory.isEmpty() || peak.isEmpty() || peak.get() <= memory.get());
    return Optional.of(
        new Accelerators(
            method.textValue(), whole(json.path("devices"), 1, MOST_DEVICES), memory, peak));
  }

  private Interval interval(JsonNode json, int width, Set<String> domains, int devices)
      throws Impossible {
    JsonNode start = json.path("start");
    require(start.isTextual());
    Instant from = Instant.parse(start.textValue());
    require(from.equals(from.truncatedTo(ChronoUnit.SECONDS)) && from.getEpochSecond() >= 0);
    require(from.getEpochSecond() <= LAST_SECOND);
    require(from.getEpochSecond() % width == 0);
    double seconds = number(json.path("seconds"), width + SLACK_SECONDS);
    require(seconds >= LEAST_SECONDS);
    double mostProcessorSeconds =
        seconds * processors * PROCESSOR_SLACK + processors * PROCESSOR_SLACK_SECONDS;
    return new Interval(
        from,
        JobMetrics.duration(seconds),
        optional(json.path("cpuSeconds"), mostProcessorSeconds),
        joules(json.path("raplJoules"), domains, seconds),
        use(json.path("accelerators"), devices, seconds));
  }

  private static Map<String, Double> joules(JsonNode json, Set<String> domains, double seconds)
      throws Impossible {
    require(json.isObject() && json.size() <= domains.size());
    Map<String, Double> joules = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : json.properties()) {
      require(domains.contains(each.getKey()));
      joules.put(each.getKey(), number(each.getValue(), MOST_DOMAIN_WATTS * (seconds + 1)));
    }
    return joules;
  }

  private static Optional<AcceleratorUse> use(JsonNode json, int devices, double most)
      throws Impossible {
    if (json.isNull()) {
      return Optional.empty();
    }
    double seconds = number(json.path("seconds"), most + SLACK_SECONDS);
    require(devices > 0 && seconds >= LEAST_SECONDS);
    return Optional.of(
        new AcceleratorUse(
            JobMetrics.duration(seconds),
            number(json.path("joules"), devices * MOST_DEVICE_WATTS * seconds),
            optional(json.path("meanUtilisation"), 1)));
  }

  private static Optional<Double> optional(JsonNode json, double most) throws Impossible {
    return json.isNull() ? Optional.empty() : Optional.of(number(json, most));
  }

  private static int whole(JsonNode json, int least, int most) throws Impossible {
    require(json.isInt() && json.intValue() >= least && json.intValue() <= most);
    return json.intValue();
  }

  private static double number(JsonNode json, double most) throws Impossible {
    require(json.isNumber() && json.doubleValue() >= 0 && json.doubleValue() <= most);
    return json.doubleValue();
  }

  private static void require(boolean holds) throws Impossible {
    if (!holds) {
      throw new Impossible();
    }
  }

  /** The file says what cannot be. */
  private static final class Impossible extends Exception {
    private static final long serialVersionUID = 1;
  }
}
