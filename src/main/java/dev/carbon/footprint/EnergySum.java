package dev.carbon.footprint;

import dev.carbon.unit.KilowattHours;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An energy that is known in several ways: how much of it was measured, modelled and assumed, and
 * by what.
 *
 * @param boundary of every part
 * @param parts at least one, of each basis and source one, the best known first
 */
public record EnergySum(Boundary boundary, List<Part> parts) {

  /**
   * What is known in one way.
   *
   * @param source in words: {@code RAPL}, {@code published watts}
   * @param energy kWh, not negative
   */
  public record Part(Basis basis, String source, KilowattHours energy) {
    private boolean isLike(Part other) {
      return basis == other.basis && source.equals(other.source);
    }

    private Part times(double factor) {
      return new Part(basis, source, energy.times(factor));
    }
  }

  /**
   * The sum of these parts, in whatever order.
   *
   * @throws IllegalArgumentException for none, and when one is negative
   */
  public EnergySum {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("no part");
    }
    List<Part> merged = new ArrayList<>();
    parts.forEach(part -> add(merged, part));
    parts =
        merged.stream()
            .sorted(Comparator.comparing(Part::basis).thenComparing(Part::source))
            .toList();
  }

  private static void add(List<Part> merged, Part part) {
    if (part.energy().value() < 0) {
      throw new IllegalArgumentException("negative energy: " + part.energy());
    }
    for (int i = 0; i < merged.size(); i++) {
      Part like = merged.get(i);
      if (like.isLike(part)) {
        merged.set(i, new Part(like.basis(), like.source(), like.energy().plus(part.energy())));
        return;
      }
    }
    merged.add(part);
  }

  /** All of it, in kWh. */
  public KilowattHours total() {
    return parts.stream().map(Part::energy).reduce(new KilowattHours(0), KilowattHours::plus);
  }

  /** The part of the energy that is known so, 0 to 1; 0 of 0 kWh. */
  public double share(Basis basis) {
    return share(
        parts.stream()
            .filter(part -> part.basis() == basis)
            .map(Part::energy)
            .reduce(new KilowattHours(0), KilowattHours::plus));
  }

  /** That energy as a part of this, 0 to 1; 0 of 0 kWh. */
  double share(KilowattHours part) {
    double all = total().value();
    return all > 0 ? Math.min(1, part.value() / all) : 0;
  }

  /** How the least known of it is known. */
  public Basis weakest() {
    return parts.stream().map(Part::basis).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Whether figures of more than one basis are added up in it. */
  public boolean mixesBases() {
    return parts.stream().map(Part::basis).distinct().count() > 1;
  }

  /**
   * Both together.
   *
   * @throws IllegalArgumentException when they take in different things
   */
  public EnergySum plus(EnergySum other) {
    if (boundary != other.boundary) {
      throw new IllegalArgumentException(
          "not one boundary: " + boundary.words() + " and " + other.boundary.words());
    }
    return new EnergySum(boundary, Stream.concat(parts.stream(), other.parts.stream()).toList());
  }

  /**
   * The energy of the building for these computers.
   *
   * @param pue power usage effectiveness, at least 1
   * @throws IllegalArgumentException when it is not the energy of whole computers
   */
  public EnergySum inFacility(double pue) {
    if (boundary != Boundary.NODE || !(pue >= 1)) {
      throw new IllegalArgumentException("no PUE of " + pue + " to " + boundary.words());
    }
    return new EnergySum(Boundary.FACILITY, parts.stream().map(part -> part.times(pue)).toList());
  }
}
