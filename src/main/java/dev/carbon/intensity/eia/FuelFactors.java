package dev.carbon.intensity.eia;

import dev.carbon.intensity.Accounting;
import dev.carbon.region.CsvResource;
import dev.carbon.region.CsvResource.Row;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What each kind of plant emits for a kilowatt-hour, from the table that ships with carbon. */
final class FuelFactors {
  private final Map<Plant, Double> gramsPerKwh;

  private FuelFactors(Map<Plant, Double> gramsPerKwh) {
    this.gramsPerKwh = gramsPerKwh;
  }

  /** The factors of one accounting; the head of the table names their sources. */
  static FuelFactors bundled(Accounting accounting) {
    Map<Plant, Double> factors = new EnumMap<>(Plant.class);
    for (Row row : CsvResource.rows(FuelFactors.class, "fuel_factors.csv")) {
      factors.put(
          Plant.valueOf(row.text("plant").toUpperCase(Locale.ROOT)),
          row.number(accounting.word() + "_grams_per_kwh"));
    }
    return new FuelFactors(factors);
  }

  /** g CO2eq/kWh of {@code plant}. */
  double of(Plant plant) {
    Double factor = gramsPerKwh.get(plant);
    if (factor == null) {
      throw new IllegalStateException("no emission factor of " + plant);
    }
    return factor;
  }
}
