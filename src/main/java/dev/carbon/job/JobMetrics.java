package dev.carbon.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the bootstrap measured of the script and of the machine that it ran on.
 *
 * @param wall how long the script ran
 * @param cpu processor time of the script and its children
 * @param processors of the machine
 * @param memoryBytes of the machine; empty when it could not be read
 * @param measured what the machine spent meanwhile; empty when an older bootstrap did not say, or
 *     when what it says cannot be
 */
public record JobMetrics(
    Duration wall,
    Duration cpu,
    int processors,
    Optional<Double> memoryBytes,
    Optional<MeasuredUse> measured) {
  /** Its place below the output folder; it is written when the script has ended. */
  public static final String FILE_NAME = "carbon_metrics.json";

  /** What is known while the script runs lies there, and stays when the bootstrap is killed. */
  public static final String PARTIAL_FILE_NAME = "carbon_metrics.partial.json";

  /** At the end of the name of a file that is being written. */
  private static final String UNFINISHED = ".tmp";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long LARGEST_FILE_BYTES = 2 * 1024 * 1024;

  /** Beyond these no machine goes: a script may have written over the file. */
  private static final double MOST_SECONDS = 366 * 86_400.0;

  private static final double MOST_PROCESSORS = 65_536;

  static final double MOST_MEMORY_BYTES = 1e15;

  /** Mean load of all processors, 0 to 1. */
  public double busyShare() {
    double available = wall.toNanos() * (double) processors;
    return available > 0 ? Math.min(1, cpu.toNanos() / available) : 0;
  }

  /** Whether that path below the output folder is the bootstrap's, and no output of the script. */
  public static boolean isNameOf(String path) {
    return Stream.of(FILE_NAME, PARTIAL_FILE_NAME)
        .anyMatch(name -> path.equals(name) || path.equals(name + UNFINISHED));
  }

  /** The metrics below {@code outputs}; empty when there are none or they cannot be used. */
  public static Optional<JobMetrics> read(Path outputs) {
    return readFile(outputs.resolve(FILE_NAME));
  }

  /**
   * What was known last of a script whose bootstrap could not tell its end, so that all figures are
   * of a part of the run only; empty when there is nothing, or it cannot be used.
   */
  public static Optional<JobMetrics> readPartial(Path outputs) {
    return readFile(outputs.resolve(PARTIAL_FILE_NAME));
  }

  private static Optional<JobMetrics> readFile(Path file) {
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
        : Optional.of(of(json, duration(wall.get()), cpu.get(), processors.get().intValue()));
  }

  private static JobMetrics of(JsonNode json, Duration wall, double cpuSeconds, int processors) {
    return new JobMetrics(
        wall,
        duration(cpuSeconds),
        processors,
        number(json, "memoryBytes", MOST_MEMORY_BYTES),
        new MeasuredUseReader(wall, processors).read(json.path("measured")));
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

  static Duration duration(double seconds) {
    return Duration.ofNanos((long) (seconds * NANOS_PER_SECOND));
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }
}
