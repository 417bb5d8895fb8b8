package dev.carbon.cli;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.Footprint;
import dev.carbon.unit.KilowattHours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a figure is known, in words: a mixed sum says how much of it is known in which way. */
public final class BasisText {
  private static final double PERCENT = 100;

  /** Below half of this, a part is told as less than it. */
  private static final double LEAST_PERCENT = 1;

  private BasisText() {}

  /** {@code measured}, {@code modelled} or {@code assumed}. */
  public static String word(Basis basis) {
    return basis.name().toLowerCase(Locale.ROOT);
  }

  /**
   * How an energy is known.
   *
   * @param parts of the machines' energy; empty when they are not known apart
   */
  public static String of(Footprint footprint, Optional<EnergySum> parts) {
    return parts
        .map(sum -> withNetwork(footprint, sum))
        .filter(EnergySum::mixesBases)
        .map(BasisText::shares)
        .orElseGet(() -> footprint.basis().map(BasisText::word).orElse("unknown"));
  }

  /** What moved the run's data is in the footprint and in none of the machines' parts. */
  private static EnergySum withNetwork(Footprint footprint, EnergySum machines) {
    double rest = footprint.energy().map(all -> all.value() - machines.total().value()).orElse(0.0);
    if (footprint.boundary() != Boundary.FACILITY_AND_NETWORK || rest <= 0) {
      return machines;
    }
    List<EnergySum.Part> parts = new ArrayList<>(machines.parts());
    parts.add(new EnergySum.Part(Basis.ASSUMED, "network", new KilowattHours(rest)));
    return new EnergySum(machines.boundary(), parts);
  }

  /** {@code 62 % measured, 38 % modelled}. */
  public static String shares(EnergySum sum) {
    List<Basis> bases =
        Arrays.stream(Basis.values())
            .filter(basis -> sum.parts().stream().anyMatch(part -> part.basis() == basis))
            .toList();
    return bases.stream()
        .map(basis -> percent(sum.share(basis)) + " " + word(basis))
        .collect(Collectors.joining(", "));
  }

  /** A share of 0 to 1 in whole percent, neither none nor all of it by rounding alone. */
  public static String percent(double share) {
    double percent = share * PERCENT;
    if (percent > 0 && percent < LEAST_PERCENT / 2) {
      return "less than 1 %";
    }
    if (percent < PERCENT && percent >= PERCENT - LEAST_PERCENT / 2) {
      return "more than 99 %";
    }
    return String.format(Locale.ROOT, "%.0f %%", percent);
  }
}
