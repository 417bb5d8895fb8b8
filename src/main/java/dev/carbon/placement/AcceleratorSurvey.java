package dev.carbon.placement;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.Site;
import dev.carbon.intensity.Intensity;
import dev.carbon.region.Accelerator;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Catalogue;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.RegionGroup;
import dev.carbon.region.RegionId;
import dev.carbon.region.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells of accelerators where each is offered, what it costs and what it emits. The grids are asked
 * once for all of them.
 */
public final class AcceleratorSurvey {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Catalogue catalogue;
  private final RegionSurvey regions;
  private final EnergyModel energy;

  public AcceleratorSurvey(Catalogue catalogue, RegionSurvey regions, EnergyModel energy) {
    this.catalogue = catalogue;
    this.regions = regions;
    this.energy = energy;
  }

  /**
   * What is known of these accelerators. Where no source has enough figures the rest is told all
   * the same, and a note says why. Blocks as {@link RegionSurvey#rank} does.
   *
   * @throws CarbonException CREDENTIALS when the key of a source is missing or wrong
   */
  public AcceleratorOverview survey(List<Accelerator> wanted, SourceChoice source) {
    try {
      Ranking ranking = regions.rank(request(anyMachine(), source));
      Map<RegionId, Intensity> figures = new HashMap<>();
      ranking.ranked().forEach(each -> figures.put(each.region().id(), each.intensity()));
      List<String> notes = new ArrayList<>(ranking.notes());
      withoutFigure(ranking).ifPresent(notes::add);
      return new AcceleratorOverview(
          Optional.of(ranking), profiles(wanted, figures, source), notes);
    } catch (CarbonException e) {
      if (e.kind() != ErrorKind.NO_DATA && e.kind() != ErrorKind.UPSTREAM) {
        throw e;
      }
      String why = "no emissions are told: " + e.getMessage();
      return new AcceleratorOverview(
          Optional.empty(), profiles(wanted, Map.of(), source), List.of(why));
    }
  }

  private static Optional<String> withoutFigure(Ranking ranking) {
    String names =
        ranking.excluded().stream()
            .map(each -> each.region().value())
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ranking.kind().source()
                + " has no usable figure for "
                + names
                + ": whether it is cleaner there is not known");
  }

  private List<AcceleratorProfile> profiles(
      List<Accelerator> wanted, Map<RegionId, Intensity> figures, SourceChoice source) {
    return wanted.stream().map(accelerator -> profile(accelerator, figures, source)).toList();
  }

  private AcceleratorProfile profile(
      Accelerator accelerator, Map<RegionId, Intensity> figures, SourceChoice source) {
    Hardware hardware = catalogue.hardware();
    Workers smallest = Workers.one(smallest(accelerator));
    List<Candidate> candidates =
        new CandidateFilter(catalogue, request(smallest, source), List.of(), Optional.empty())
            .apply()
            .eligible();
    return new AcceleratorProfile(
        accelerator,
        hardware.machinesWith(accelerator),
        hardware.counts(accelerator),
        smallest,
        energy.power(accelerator),
        offers(candidates, figures, smallest));
  }

  private Machine smallest(Accelerator accelerator) {
    AcceleratorRequest fewest =
        new AcceleratorRequest(accelerator, catalogue.hardware().counts(accelerator).first());
    return new Machine(catalogue.hardware().smallestFor(fewest).orElseThrow(), Optional.of(fewest));
  }

  private List<AcceleratorOffer> offers(
      List<Candidate> candidates, Map<RegionId, Intensity> figures, Workers workers) {
    List<RankedRegion> known = new ArrayList<>();
    List<AcceleratorOffer> unknown = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Intensity figure = figures.get(candidate.region().id());
      if (figure == null) {
        unknown.add(new AcceleratorOffer(candidate, Optional.empty(), Optional.empty()));
      } else {
        known.add(new RankedRegion(0, candidate, figure, Optional.empty(), OptionalDouble.empty()));
      }
    }
    List<AcceleratorOffer> offers = new ArrayList<>();
    new RegionOrder(Preference.CLEANEST, Optional.empty())
        .sorted(known)
        .forEach(region -> offers.add(offer(region, workers)));
    offers.addAll(unknown);
    return offers;
  }

  private AcceleratorOffer offer(RankedRegion region, Workers workers) {
    return new AcceleratorOffer(
        region.candidate(),
        Optional.of(region.intensity()),
        energy
            .footprint(
                workers,
                HOUR,
                Site.of(region.region()),
                region.intensity().value(),
                Optional.empty())
            .carbon());
  }

  /** Figures are those of grids: which machine is asked for makes no difference. */
  private Workers anyMachine() {
    return Workers.one(
        new Machine(catalogue.hardware().machines().iterator().next(), Optional.empty()));
  }

  private PlacementRequest request(Workers workers, SourceChoice source) {
    Set<RegionId> everywhere =
        catalogue.regions().all().stream()
            .filter(RegionGroup.ALL::contains)
            .map(region -> region.id())
            .collect(Collectors.toUnmodifiableSet());
    return new PlacementRequest(
        everywhere,
        Constraints.NONE,
        workers,
        Preference.CLEANEST,
        source,
        everywhere.iterator().next(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
