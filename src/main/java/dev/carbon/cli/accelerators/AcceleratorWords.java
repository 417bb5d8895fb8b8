package dev.carbon.cli.accelerators;

import dev.carbon.cli.RankingRemarks;
import dev.carbon.cli.RankingText;
import dev.carbon.footprint.AcceleratorPower;
import dev.carbon.placement.AcceleratorOffer;
import dev.carbon.placement.AcceleratorOverview;
import dev.carbon.placement.AcceleratorProfile;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.region.Accelerator;
import dev.carbon.region.Availability;
import dev.carbon.region.HourlyPrice;
import dev.carbon.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What both tables of accelerators say in words. */
final class AcceleratorWords {
  private static final String UNKNOWN = "?";

  private AcceleratorWords() {}

  /** {@code 24 GB}. */
  static String memory(Accelerator accelerator) {
    OptionalDouble memory = accelerator.memoryGb();
    return memory.isPresent() ? Numbers.plain(memory.getAsDouble()) + " GB" : UNKNOWN;
  }

  /** The figure that footprints are computed from: {@code 271 mean, system}. */
  static String watts(AcceleratorProfile profile) {
    return profile.power().map(AcceleratorWords::watts).orElse(UNKNOWN);
  }

  private static String watts(AcceleratorPower power) {
    String figure =
        power.mean().isPresent() ? number(power.mean()) + " mean" : number(power.max()) + " max";
    return power.scope() == AcceleratorPower.Scope.SYSTEM ? figure + ", system" : figure;
  }

  /** Each figure that is published: {@code idle 53, mean 380, max 400, of a chip}. */
  static String allWatts(AcceleratorProfile profile) {
    return profile
        .power()
        .map(
            power ->
                "idle "
                    + number(power.idle())
                    + ", mean "
                    + number(power.mean())
                    + ", max "
                    + number(power.max())
                    + (power.scope() == AcceleratorPower.Scope.SYSTEM
                        ? ", of a chip with its share of the host"
                        : ", of a chip"))
        .orElse("none published");
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Numbers.plain(value.getAsDouble()) : UNKNOWN;
  }

  /** How many regions offer it: {@code 12 + 3 inferred}. */
  static String regions(AcceleratorProfile profile) {
    long inferred =
        profile.offers().stream()
            .filter(offer -> offer.availability() == Availability.INFERRED)
            .count();
    long documented = profile.offers().size() - inferred;
    return inferred == 0 ? Long.toString(documented) : documented + " + " + inferred + " inferred";
  }

  /** The region, and whether it is sure that it offers the accelerator. */
  static String region(Optional<AcceleratorOffer> offer) {
    return offer
        .map(
            each ->
                each.region().id().value()
                    + (each.availability() == Availability.INFERRED ? " (inferred)" : ""))
        .orElse(UNKNOWN);
  }

  static String price(Optional<AcceleratorOffer> offer) {
    return RankingText.price(offer.flatMap(each -> each.candidate().price().onDemand()));
  }

  /** Grams of an hour there. */
  static String grams(Optional<AcceleratorOffer> offer) {
    return offer
        .flatMap(AcceleratorOffer::perHour)
        .map(each -> RankingText.grams(each.value()))
        .orElse(UNKNOWN);
  }

  /**
   * What both tables need to be understood: units, what the figures are of, where they are from.
   */
  static List<String> remarks(AcceleratorOverview overview, double feePercent) {
    List<String> lines = new ArrayList<>();
    overview.grids().map(AcceleratorWords::source).ifPresent(lines::add);
    lines.add(
        "g/h: of that machine under training load, the building included"
            + " (watts x PUE x g/kWh); it counts no making of hardware.");
    RankingRemarks.prices(prices(overview), feePercent).ifPresent(lines::add);
    if (offers(overview).anyMatch(offer -> offer.availability() == Availability.INFERRED)) {
      lines.add("Inferred: " + RankingRemarks.INFERRED + ".");
    }
    overview.notes().forEach(note -> lines.add("Note: " + note));
    return lines;
  }

  private static String source(Ranking grids) {
    return RankingText.kind(
        grids.kind(),
        grids.ranked().stream().map(RankedRegion::intensity).toList(),
        grids.rankedAt());
  }

  private static List<HourlyPrice> prices(AcceleratorOverview overview) {
    return offers(overview).map(offer -> offer.candidate().price()).toList();
  }

  private static Stream<AcceleratorOffer> offers(AcceleratorOverview overview) {
    return overview.accelerators().stream().flatMap(profile -> profile.offers().stream());
  }
}
