package dev.carbon.footprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the footprint of one attempt of a run came about. What is not known is empty, never zero.
 *
 * @param carbon of the machines, hour by hour, without the transfer of the run's data; the energy
 *     in it is the facility's, by basis and source
 * @param planned what the plan's figures make of the same time
 * @param water in both ways of counting
 * @param use of machines and accelerators: the cost metrics of Green AI
 * @param grid hour by hour, earliest first; empty when no energy is known
 * @param restarts how often the platform started the job again, as far as anybody knows
 * @param units that the script reported, by name in the singular, such as {@code epoch}; above 0
 */
public record FootprintDetails(
    Optional<OperationalCarbon> carbon,
    Optional<PlannedCarbon> planned,
    Optional<WaterUse> water,
    Optional<GreenAiCost> use,
    List<GridSpan> grid,
    int restarts,
    Map<String, Double> units) {
  public FootprintDetails {
    grid = List.copyOf(grid);
    units = units.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(units));
  }

  /**
   * What emissions of the run can be told per: the run itself, the gpu-hours of its accelerators if
   * it had any, and what the script reported.
   */
  public List<FunctionalUnit> functionalUnits() {
    return functionalUnits(0);
  }

  /**
   * The same of a run whose earlier attempts had accelerators too.
   *
   * @param earlierHours of those accelerators
   */
  public List<FunctionalUnit> functionalUnits(double earlierHours) {
    List<FunctionalUnit> all = new ArrayList<>(List.of(FunctionalUnit.RUN));
    use.flatMap(cost -> FunctionalUnit.reported("gpu-hour", cost.acceleratorHours() + earlierHours))
        .ifPresent(all::add);
    units.forEach((name, count) -> FunctionalUnit.reported(name, count).ifPresent(all::add));
    return all;
  }

  /** The same without the hours, which are many. */
  public FootprintDetails withoutGrid() {
    return new FootprintDetails(carbon, planned, water, use, List.of(), restarts, units);
  }
}
