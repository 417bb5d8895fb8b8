package dev.carbon.placement;

import dev.carbon.unit.Grams;
import dev.carbon.unit.KilowattHours;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Puts regions into the order of a preference. Total and deterministic: the same regions come out
 * in the same order, whatever order they come in.
 *
 * <p>Regions that are equally clean within the precision of the figures stand by price: of those
 * that nothing but noise tells apart, the cheapest comes first. A region without a known price
 * stands behind its like, and behind all others as soon as the price has a weight.
 */
final class RegionOrder {
  /**
   * A PUE is published to two decimals, which leaves half a per cent; two figures that differ by
   * less than both leave are equal.
   */
  private static final double PRECISION = 0.01;

  private static final Comparator<RankedRegion> BY_PRICE =
      Comparator.comparingDouble(RegionOrder::priceOrDearest);
  private static final Comparator<RankedRegion> BY_NAME =
      Comparator.comparing(region -> region.region().id());

  private final Comparator<RankedRegion> byCarbon = Comparator.comparingDouble(this::grams);
  private final Preference preference;
  private final Optional<KilowattHours> computing;

  /**
   * @param computing energy of the job's machines, over which the grams of moving its data are
   *     spread; empty when not known: then they do not count
   */
  RegionOrder(Preference preference, Optional<KilowattHours> computing) {
    this.preference = preference;
    this.computing = computing;
  }

  /** The regions in order, numbered from 1, with their scores if carbon and price both count. */
  List<RankedRegion> sorted(List<RankedRegion> regions) {
    if (preference.isMixed()) {
      return numbered(byScore(regions));
    }
    return numbered(
        preference.price() > 0
            ? sorted(regions, BY_PRICE.thenComparing(byCarbon).thenComparing(BY_NAME))
            : cleanestFirst(regions));
  }

  private List<RankedRegion> cleanestFirst(List<RankedRegion> regions) {
    List<RankedRegion> left =
        new ArrayList<>(sorted(regions, byCarbon.thenComparing(BY_PRICE).thenComparing(BY_NAME)));
    List<RankedRegion> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      double limit = grams(left.get(0)) * (1 + PRECISION);
      List<RankedRegion> equallyClean =
          left.stream().filter(region -> grams(region) <= limit).toList();
      ordered.addAll(sorted(equallyClean, BY_PRICE.thenComparing(byCarbon).thenComparing(BY_NAME)));
      left.removeAll(equallyClean);
    }
    return ordered;
  }

  private List<RankedRegion> byScore(List<RankedRegion> regions) {
    Scale carbon = Scale.of(regions, this::grams);
    Scale price =
        Scale.of(
            regions.stream().filter(RegionOrder::hasPrice).toList(), RegionOrder::priceOrDearest);
    List<RankedRegion> scored =
        regions.stream().map(region -> region.scored(score(region, carbon, price))).toList();
    return sorted(
        scored,
        Comparator.comparingDouble((RankedRegion region) -> region.score().orElse(Double.MAX_VALUE))
            .thenComparing(BY_PRICE)
            .thenComparing(byCarbon)
            .thenComparing(BY_NAME));
  }

  private OptionalDouble score(RankedRegion region, Scale carbon, Scale price) {
    return hasPrice(region)
        ? OptionalDouble.of(
            preference.carbon() * carbon.share(grams(region))
                + preference.price() * price.share(priceOrDearest(region)))
        : OptionalDouble.empty();
  }

  /** Grams per kilowatt-hour of computing, those of moving the data among them where known. */
  private double grams(RankedRegion region) {
    double moving = region.transferGrams().map(Grams::value).orElse(0.0);
    return region.effective().value()
        + computing.map(energy -> moving / energy.value()).orElse(0.0);
  }

  private static boolean hasPrice(RankedRegion region) {
    return region.candidate().dollarsPerHour().isPresent();
  }

  private static double priceOrDearest(RankedRegion region) {
    return region.candidate().dollarsPerHour().orElse(Double.MAX_VALUE);
  }

  private static List<RankedRegion> sorted(
      List<RankedRegion> regions, Comparator<RankedRegion> order) {
    return regions.stream().sorted(order).toList();
  }

  private static List<RankedRegion> numbered(List<RankedRegion> regions) {
    List<RankedRegion> ranked = new ArrayList<>();
    for (RankedRegion region : regions) {
      ranked.add(region.ranked(ranked.size() + 1));
    }
    return ranked;
  }

  /** From the least of some values to the greatest. */
  private record Scale(double least, double greatest) {
    static Scale of(List<RankedRegion> regions, ToDoubleFunction<RankedRegion> value) {
      return new Scale(
          regions.stream().mapToDouble(value).min().orElse(0),
          regions.stream().mapToDouble(value).max().orElse(0));
    }

    /** Where a value lies: 0 at the least, 1 at the greatest, 0 where all are one. */
    double share(double value) {
      return greatest > least ? (value - least) / (greatest - least) : 0;
    }
  }
}
