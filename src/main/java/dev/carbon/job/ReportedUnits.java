package dev.carbon.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How much a script says that it did, such as {@code {"epoch": 90, "token": 1.2e9}}: it writes the
 * file into its working directory or beside its model, and emissions can then be told per unit.
 */
public final class ReportedUnits {
  /** Its places below the outputs, the first that is there counts. */
  public static final List<String> PLACES =
      List.of("input/carbon_units.json", "model/carbon_units.json");

  private static final long LARGEST_FILE_BYTES = 4096;
  private static final int MOST_UNITS = 20;
  private static final double LEAST = 1e-6;
  private static final double MOST = 1e18;

  /** What carbon itself counts. */
  private static final Set<String> RESERVED = Set.of("run", "gpu-hour");

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private ReportedUnits() {}

  /**
   * The counts by unit, in the singular, each above 0; empty when there are none or the file cannot
   * be used. An entry that is no count is left out.
   */
  public static Map<String, Double> read(Path file) {
    Map<String, Double> units = new TreeMap<>();
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE_BYTES) {
        new ObjectMapper()
            .readTree(file.toFile())
            .properties()
            .forEach(each -> add(units, each.getKey(), each.getValue()));
      }
    } catch (IOException e) {
      return Map.of();
    }
    return units.size() <= MOST_UNITS ? units : Map.of();
  }

  private static void add(Map<String, Double> units, String name, JsonNode count) {
    boolean isCount =
        count.isNumber() && count.doubleValue() >= LEAST && count.doubleValue() <= MOST;
    if (isCount && NAME.matcher(name).matches() && !RESERVED.contains(name)) {
      units.put(name, count.doubleValue());
    }
  }
}
