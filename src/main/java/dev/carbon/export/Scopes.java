package dev.carbon.export;

import dev.carbon.unit.Kilograms;
import java.util.Optional;

/**
 * What Google says was emitted, by the scopes of the Greenhouse Gas Protocol, as seen from Google.
 * Nothing here is netted against anything: market-based figures count Google's purchases of clean
 * energy and stand beside the location-based ones. Offsets are in none of them.
 *
 * <p>Source: "Carbon Footprint export data schema" of Google Cloud's documentation, read on
 * 2026-11-22.
 *
 * @param scope1 from burning fuel; empty when unknown, as each of the others
 * @param scope2Location from electricity, by the grids it came from
 * @param scope2Market from electricity, less what Google bought; exported from 2023-01 on
 * @param scope3 of others in the chain, such as making the machines
 * @param totalLocation scope 1, scope 2 location-based and scope 3, as exported and not summed here
 */
public record Scopes(
    Optional<Kilograms> scope1,
    Optional<Kilograms> scope2Location,
    Optional<Kilograms> scope2Market,
    Optional<Kilograms> scope3,
    Optional<Kilograms> totalLocation) {
  private static final double TOLERANCE_KG = 1e-6;
  private static final double TOLERANCE = 1e-6;

  /** Nothing is known. */
  public static final Scopes UNKNOWN =
      new Scopes(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Both together; what is unknown of one is unknown of both. */
  public Scopes plus(Scopes other) {
    return new Scopes(
        both(scope1, other.scope1),
        both(scope2Location, other.scope2Location),
        both(scope2Market, other.scope2Market),
        both(scope3, other.scope3),
        both(totalLocation, other.totalLocation));
  }

  /** Whether the exported total is that of its parts; also when one of them is unknown. */
  public boolean addUp() {
    Optional<Kilograms> sum = both(both(scope1, scope2Location), scope3);
    if (sum.isEmpty() || totalLocation.isEmpty()) {
      return true;
    }
    double total = totalLocation.get().value();
    return Math.abs(sum.get().value() - total) <= TOLERANCE_KG + TOLERANCE * Math.abs(total);
  }

  private static Optional<Kilograms> both(Optional<Kilograms> one, Optional<Kilograms> two) {
    return one.flatMap(left -> two.map(left::plus));
  }
}
