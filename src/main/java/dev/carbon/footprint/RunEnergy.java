package dev.carbon.footprint;

import dev.carbon.footprint.EnergySum.Part;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The energy of a run's computers, interval by interval. A run of which no energy is known has none
 * of these, rather than one of 0 kWh.
 *
 * @param intervals at least one, earliest first. Those of several computers, or of several parts of
 *     one, such as accelerators that measured themselves and a host that did not, may overlap: all
 *     of them count, and together they must be whole computers. An hour that nobody measured is not
 *     filled in.
 */
public record RunEnergy(List<EnergyInterval> intervals) {
  /**
   * The same intervals in whatever order.
   *
   * @throws IllegalArgumentException for none
   */
  public RunEnergy {
    if (intervals.isEmpty()) {
      throw new IllegalArgumentException("no interval");
    }
    intervals = intervals.stream().sorted(Comparator.comparing(EnergyInterval::start)).toList();
  }

  /** All of it at the plug of the computers: how much is measured, modelled and assumed. */
  public EnergySum sum() {
    return new EnergySum(
        Boundary.NODE,
        intervals.stream()
            .map(each -> new Part(each.node().basis(), each.source(), each.node().energy()))
            .toList());
  }

  /** Both together, as of two attempts. */
  public RunEnergy plus(RunEnergy other) {
    return new RunEnergy(Stream.concat(intervals.stream(), other.intervals.stream()).toList());
  }

  /**
   * The same energy in intervals that lie within one step of universal time each.
   *
   * @param step of which so many make up an hour; an hour itself cuts at full hours
   * @throws IllegalArgumentException for a step that does not fit an hour
   */
  public RunEnergy splitAt(Duration step) {
    if (!Steps.isStep(step)) {
      throw new IllegalArgumentException("does not fit an hour: " + step);
    }
    return new RunEnergy(intervals.stream().flatMap(each -> each.splitAt(step).stream()).toList());
  }

  /**
   * What it emits: the sum over all intervals of energy x intensity of that hour x PUE.
   *
   * @param fallback for the time of which {@code grid} has no figure, such as the figure of the
   *     plan; without one the whole sum is unknown as soon as one figure is missing
   * @param pue power usage effectiveness of the building, at least 1
   * @throws IllegalArgumentException for a fallback of another signal or accounting, and for a PUE
   *     below 1
   */
  public OperationalCarbon at(IntensityTimeline grid, Optional<GridFigure> fallback, double pue) {
    fallback.ifPresent(figure -> figure.kind().requireComparable(grid.kind()));
    return splitAt(grid.step()).intervals.stream()
        .map(part -> OperationalCarbon.of(part, grid, fallback, pue))
        .reduce(OperationalCarbon::plus)
        .orElseThrow();
  }
}
