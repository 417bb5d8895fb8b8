package dev.carbon.intensity.eia;

import dev.carbon.region.GridZone;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Two or more hours of one balancing authority, each of the same fuels and each with other values.
 * There is always coal, and always nuclear power.
 */
final class InventedHours {
  /** Over the whole life cycle, in g CO2eq/kWh. */
  private static final Map<String, Integer> FACTORS =
      Map.of("COL", 820, "NG", 490, "OIL", 650, "NUC", 12, "WAT", 24, "WND", 11, "SUN", 45);

  private final GridZone zone;
  private final Random random;
  private final List<String> fuels = new ArrayList<>(List.of("COL", "NUC"));
  private final List<Map<String, Double>> hours = new ArrayList<>();

  InventedHours(GridZone zone, Random random) {
    this.zone = zone;
    this.random = random;
    List.of("NG", "OIL", "WAT", "WND", "SUN").stream()
        .filter(fuel -> random.nextBoolean())
        .forEach(fuels::add);
    hours.add(hour());
    hours.add(hour());
    if (random.nextBoolean()) {
      hours.add(hour());
    }
  }

  /** The balancing authority as the service calls it. */
  String respondent() {
    return zone.id().substring(zone.id().lastIndexOf('-') + 1);
  }

  /** The figure of the newest hour: what is below zero supplies nobody. */
  double gramsPerKwh() {
    double grams = 0;
    double megawatts = 0;
    for (Map.Entry<String, Double> each : hours.get(0).entrySet()) {
      double supplied = Math.max(0, each.getValue());
      grams += supplied * FACTORS.getOrDefault(each.getKey(), 0);
      megawatts += supplied;
    }
    return grams / megawatts;
  }

  /** The whole answer, the newest hour of which begins at {@code newest}; values come as text. */
  String page(Instant newest) {
    return page(rows(newest, "\""));
  }

  /** The same, its values as numbers. */
  String pageOfNumbers(Instant newest) {
    return page(rows(newest, ""));
  }

  /** The same, preceded by an hour of which only the nuclear power is published. */
  String pageWithHalfAnHour(Instant newest) {
    List<String> rows = rows(newest, "\"");
    rows.add(0, row(newest.plus(1, ChronoUnit.HOURS), "NUC", "\"5\""));
    return page(rows);
  }

  /** A half published hour and a whole one, in an answer that breaks off after it. */
  String pageThatBreaksOff(Instant newest) {
    String half = row(newest.plus(1, ChronoUnit.HOURS), "NUC", "\"5\"");
    return Service.page(99, half, hourOf(newest, hours.get(0), "\""));
  }

  /** The newest hour alone. */
  String pageOfOneHour(Instant newest) {
    return Service.page(hourOf(newest, hours.get(0), "\""));
  }

  private List<String> rows(Instant newest, String quote) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < hours.size(); i++) {
      rows.add(hourOf(newest.minus(i, ChronoUnit.HOURS), hours.get(i), quote));
    }
    return rows;
  }

  private static String page(List<String> rows) {
    return Service.page(rows.toArray(String[]::new));
  }

  private String hourOf(Instant start, Map<String, Double> megawatts, String quote) {
    List<String> rows = new ArrayList<>();
    megawatts.forEach((fuel, each) -> rows.add(row(start, fuel, quote + each + quote)));
    Collections.shuffle(rows, random);
    return String.join("\n", rows);
  }

  /** The service names an hour by its end. */
  private String row(Instant start, String fuel, String value) {
    return "{\"period\":\""
        + start.plus(1, ChronoUnit.HOURS).toString().substring(0, 13)
        + "\",\"respondent\":\""
        + respondent()
        + "\",\"respondent-name\":\"Invented\",\"fueltype\":\""
        + fuel
        + "\",\"type-name\":\"Invented\",\"value\":"
        + value
        + ",\"value-units\":\"megawatthours\"}";
  }

  private Map<String, Double> hour() {
    Map<String, Double> megawatts = new TreeMap<>();
    for (String fuel : fuels) {
      megawatts.put(fuel, 1 + random.nextInt(20_000) / 2.0);
    }
    megawatts.computeIfPresent("SUN", (sun, each) -> random.nextBoolean() ? -each : each);
    return megawatts;
  }
}
