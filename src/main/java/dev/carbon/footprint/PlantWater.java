package dev.carbon.footprint;

import dev.carbon.region.CsvResource;
import dev.carbon.region.CsvResource.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What power plants evaporate per kWh, by what they burn; sources stand in {@code plant_water.csv}.
 * For a grid whose mix of plants is known this is nearer to the truth than the factor of its
 * country, and the only one that is known without reservoirs too.
 */
public final class PlantWater {
  /** Power that was stored before: what it cost of water is not known. */
  private static final String STORED = " discharge";

  private final Map<String, Row> rows = new HashMap<>();

  private PlantWater() {}

  /** The table that ships with carbon. */
  public static PlantWater bundled() {
    PlantWater water = new PlantWater();
    CsvResource.rows(PlantWater.class, "plant_water.csv")
        .forEach(row -> water.rows.put(row.text("plant"), row));
    return water;
  }

  /**
   * The factors of a mix; empty when nothing is generated, and when one of the plants is of a kind
   * that nobody knows the water of. Storage that is being emptied is left out.
   *
   * @param onSiteLitresPerKwh evaporated by the data centre's own cooling
   * @param megawatts by kind of plant; none negative
   * @param at when that was the mix
   */
  public Optional<WaterFactors> of(
      double onSiteLitresPerKwh, Map<String, Double> megawatts, Instant at) {
    Map<String, Double> powerByPlant = new HashMap<>(megawatts);
    powerByPlant.keySet().removeIf(plant -> plant.endsWith(STORED));
    double total = powerByPlant.values().stream().mapToDouble(Double::doubleValue).sum();
    boolean isKnown =
        powerByPlant.entrySet().stream()
            .allMatch(each -> each.getValue() == 0 || rows.containsKey(each.getKey()));
    return isKnown && total > 0
        ? Optional.of(
            new WaterFactors(
                onSiteLitresPerKwh,
                OptionalDouble.of(litres(powerByPlant, "litres_with_reservoirs") / total),
                OptionalDouble.of(litres(powerByPlant, "litres_without_reservoirs") / total),
                "plants of the grid at " + at + ", factors of Macknick et al."))
        : Optional.empty();
  }

  private double litres(Map<String, Double> powerByPlant, String column) {
    return powerByPlant.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .mapToDouble(each -> each.getValue() * row(each.getKey()).number(column))
        .sum();
  }

  private Row row(String plant) {
    return Optional.ofNullable(rows.get(plant)).orElseThrow();
  }
}
