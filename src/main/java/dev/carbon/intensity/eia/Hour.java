package dev.carbon.intensity.eia;

import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that is reported of one hour, storage left out.
 *
 * @param rows one for each fuel, as they came
 */
record Hour(Instant start, List<Row> rows) {
  Hour {
    rows = rows.stream().filter(row -> !Plant.isStorage(row.fuel())).toList();
  }

  /** The codes of the fuels that something is reported of. */
  Set<String> fuels() {
    return rows.stream().map(Row::fuel).collect(Collectors.toSet());
  }

  /** Whether every one of {@code fuels} has exactly one value, and a possible one. */
  boolean isComplete(Collection<String> fuels) {
    Set<String> missing = new HashSet<>(fuels);
    rows.forEach(row -> missing.remove(row.fuel()));
    return missing.isEmpty()
        && rows.size() == fuels().size()
        && rows.stream().allMatch(row -> row.megawatts().isPresent());
  }

  /**
   * MW by kind of plant, of those that supplied something or nothing. What is below zero, such as
   * solar panels at night, is a load: it supplies nobody and has no emissions of its own.
   *
   * @throws NoFigure NO_DATA when a fuel is none that is known here, or nothing was supplied
   */
  Map<Plant, Double> supply() throws NoFigure {
    Map<Plant, Double> supply = new EnumMap<>(Plant.class);
    for (Row row : rows) {
      Plant plant = plant(row.fuel());
      row.megawatts().stream()
          .filter(megawatts -> megawatts >= 0)
          .forEach(megawatts -> supply.merge(plant, megawatts, Double::sum));
    }
    if (supply.values().stream().noneMatch(megawatts -> megawatts > 0)) {
      throw new NoFigure(GapReason.NO_DATA, "no plant is reported to have run");
    }
    return Collections.unmodifiableMap(supply);
  }

  private static Plant plant(String fuel) throws NoFigure {
    return Plant.of(fuel)
        .orElseThrow(
            () ->
                new NoFigure(
                    GapReason.NO_DATA, "the emissions of its fuel " + fuel + " are not known"));
  }
}
