package dev.carbon.footprint;

import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What using energy emitted, location-based, and how it was priced.
 *
 * @param energy of the facility: the computers' times the PUE
 * @param grams g CO2eq; empty when a figure is missing and nothing stands in for it
 * @param kind of the figures
 * @param byFallback kWh of the facility that were priced by a fallback
 * @param unpriced kWh of the facility used while no figure and no fallback was known
 * @param fallbacks that were used, without repetition
 */
public record OperationalCarbon(
    EnergySum energy,
    Optional<Grams> grams,
    FigureKind kind,
    KilowattHours byFallback,
    KilowattHours unpriced,
    List<GridFigure> fallbacks) {
  private static final KilowattHours NONE = new KilowattHours(0);

  public OperationalCarbon {
    fallbacks = List.copyOf(fallbacks);
  }

  /** Of an interval that lies within one step of the timeline. */
  static OperationalCarbon of(
      EnergyInterval part, IntensityTimeline grid, Optional<GridFigure> fallback, double pue) {
    EnergySum energy = new RunEnergy(List.of(part)).sum().inFacility(pue);
    KilowattHours total = energy.total();
    Optional<GramsPerKwh> known = grid.at(part.start());
    Optional<GridFigure> instead = known.isPresent() ? Optional.empty() : fallback;
    Optional<Grams> grams = known.or(() -> instead.map(GridFigure::value)).map(total::at);
    return new OperationalCarbon(
        energy,
        grams,
        grid.kind(),
        instead.isPresent() ? total : NONE,
        grams.isPresent() ? NONE : total,
        instead.stream().toList());
  }

  /**
   * Both together, as of two attempts; unknown when either is.
   *
   * @throws IllegalArgumentException when their figures are of different kinds
   */
  public OperationalCarbon plus(OperationalCarbon other) {
    if (!kind.equals(other.kind)) {
      throw new IllegalArgumentException("not of one kind: " + kind + " and " + other.kind);
    }
    return new OperationalCarbon(
        energy.plus(other.energy),
        grams.flatMap(own -> other.grams.map(own::plus)),
        kind,
        byFallback.plus(other.byFallback),
        unpriced.plus(other.unpriced),
        Stream.concat(fallbacks.stream(), other.fallbacks.stream()).distinct().toList());
  }

  /** The part of the energy that was priced by a fallback, 0 to 1. */
  public double fallbackShare() {
    return energy.share(byFallback);
  }

  /** The part of the energy that has no price at all, 0 to 1; above 0 the grams are unknown. */
  public double unknownShare() {
    return energy.share(unpriced);
  }

  /**
   * The mean intensity of the grid, each hour by the energy used in it; empty when an hour is
   * unknown, and without energy.
   */
  public Optional<GramsPerKwh> meanIntensity() {
    double all = energy.total().value();
    return grams.filter(emitted -> all > 0).map(emitted -> new GramsPerKwh(emitted.value() / all));
  }
}
