package dev.carbon.placement;

import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Availability;
import dev.carbon.region.Catalogue;
import dev.carbon.region.Prices.Price;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.unit.Dollars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keeps the regions that can take the job whatever their electricity is like. Pure. */
final class CandidateFilter {
  private final Catalogue catalogue;

  CandidateFilter(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Sorts every wanted region, in name order, into those that can and those that cannot. */
  Result apply(PlacementRequest request) {
    List<Candidate> eligible = new ArrayList<>();
    List<ExcludedRegion> excluded = new ArrayList<>();
    request.candidates().stream()
        .sorted()
        .forEach(
            id -> {
              Candidate candidate = candidate(id, request);
              obstacle(candidate, request)
                  .ifPresentOrElse(excluded::add, () -> eligible.add(candidate));
            });
    return new Result(eligible, excluded);
  }

  private Candidate candidate(RegionId id, PlacementRequest request) {
    Region region = catalogue.regions().get(id);
    Optional<Availability> accelerator =
        request
            .machine()
            .accelerator()
            .map(wanted -> catalogue.hardware().availability(id, wanted.accelerator()));
    return new Candidate(region, catalogue.prices().hourly(request.machine(), id), accelerator);
  }

  private static Optional<ExcludedRegion> obstacle(Candidate candidate, PlacementRequest request) {
    RegionId id = candidate.region().id();
    if (request.excluded().contains(id)) {
      return excluded(id, ExclusionReason.EXCLUDED, id + " is excluded by your own choice");
    }
    if (!candidate.region().trains()) {
      return excluded(
          id, ExclusionReason.NOT_OFFERED, "Vertex AI custom training is not documented in " + id);
    }
    if (candidate.accelerator().equals(Optional.of(Availability.UNKNOWN))) {
      AcceleratorRequest wanted = request.machine().accelerator().orElseThrow();
      return excluded(
          id,
          ExclusionReason.ACCELERATOR,
          id + " does not offer " + wanted.accelerator().name() + " for training");
    }
    return tooDear(candidate, request);
  }

  private static Optional<ExcludedRegion> tooDear(Candidate candidate, PlacementRequest request) {
    Optional<Dollars> price = candidate.pricePerHour().map(Price::amount);
    Optional<Dollars> limit = request.maxPricePerHour();
    if (price.isEmpty() || limit.isEmpty() || price.get().compareTo(limit.get()) <= 0) {
      return Optional.empty();
    }
    RegionId id = candidate.region().id();
    String message =
        String.format(
            Locale.ROOT,
            "%s costs $%.2f an hour, more than $%.2f",
            id,
            price.get().value(),
            limit.get().value());
    return excluded(id, ExclusionReason.PRICE, message);
  }

  private static Optional<ExcludedRegion> excluded(
      RegionId region, ExclusionReason reason, String message) {
    return Optional.of(new ExcludedRegion(region, reason, message));
  }

  record Result(List<Candidate> eligible, List<ExcludedRegion> excluded) {}
}
