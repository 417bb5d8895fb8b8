package dev.carbon.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the bootstrap measured of the script.
 *
 * @param wall how long the script ran
 * @param cpu processor time of the script and its children
 * @param processors of the machine
 * @param memoryBytes of the machine; empty when it could not be read
 */
public record JobMetrics(
    Duration wall, Duration cpu, int processors, Optional<Double> memoryBytes) {
  /** Its place below the output folder. */
  public static final String FILE_NAME = "carbon_metrics.json";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long LARGEST_FILE_BYTES = 64 * 1024;

  /** Beyond these no machine goes: a script may have written over the file. */
  private static final double MOST_SECONDS = 366 * 86_400.0;

  private static final double MOST_PROCESSORS = 65_536;
  private static final double MOST_MEMORY_BYTES = 1e15;

  /** Mean load of all processors, 0 to 1. */
  public double busyShare() {
    double available = wall.toNanos() * (double) processors;
    return available > 0 ? Math.min(1, cpu.toNanos() / available) : 0;
  }

  /** The metrics below {@code outputs}; empty when there are none or they cannot be used. */
  public static Optional<JobMetrics> read(Path outputs) {
    Path file = outputs.resolve(FILE_NAME);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE_BYTES
          ? of(new ObjectMapper().readTree(file.toFile()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<JobMetrics> of(JsonNode json) {
    Optional<Double> wall = number(json, "wallSeconds", MOST_SECONDS).filter(time -> time > 0);
    Optional<Double> cpu = number(json, "cpuSeconds", MOST_SECONDS * MOST_PROCESSORS);
    Optional<Double> processors =
        number(json, "cpuCount", MOST_PROCESSORS).filter(count -> count >= 1);
    return wall.isEmpty() || cpu.isEmpty() || processors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new JobMetrics(
                seconds(wall.get()),
                seconds(cpu.get()),
                processors.get().intValue(),
                number(json, "memoryBytes", MOST_MEMORY_BYTES)));
  }

  private static Optional<Double> number(JsonNode json, String field, double most) {
    JsonNode value = json.get(field);
    return value != null
            && value.isNumber()
            && value.doubleValue() >= 0
            && value.doubleValue() <= most
        ? Optional.of(value.doubleValue())
        : Optional.empty();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * NANOS_PER_SECOND));
  }
}
