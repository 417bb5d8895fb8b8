package dev.carbon.placement;

import dev.carbon.error.RegionRefusal;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Availability;
import dev.carbon.region.Catalogue;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Keeps the regions that can take the job whatever their electricity is like. Pure. */
final class CandidateFilter {
  /** Prices are told to six decimals: one that was read there is no smaller limit. */
  private static final double SMALLEST_TOLD = 1e-6;

  private final Catalogue catalogue;
  private final PlacementRequest request;
  private final List<Refused> refusals;
  private final Optional<DataMove> data;

  /**
   * @param refusals of the cloud that concern this job
   * @param data of the job; asked for, and waited for, only when a limit on the price needs it
   */
  CandidateFilter(
      Catalogue catalogue,
      PlacementRequest request,
      List<Refused> refusals,
      Optional<DataMove> data) {
    this.catalogue = catalogue;
    this.request = request;
    this.refusals = refusals;
    this.data = data;
  }

  /** Sorts every wanted region, in name order, into those that can and those that cannot. */
  Result apply() {
    List<Candidate> eligible = new ArrayList<>();
    List<ExcludedRegion> excluded = new ArrayList<>();
    request.candidates().stream()
        .sorted()
        .map(this::candidate)
        .forEach(
            candidate ->
                obstacle(candidate).ifPresentOrElse(excluded::add, () -> eligible.add(candidate)));
    return new Result(eligible, excluded, refusals);
  }

  private Candidate candidate(RegionId id) {
    return new Candidate(
        catalogue.regions().get(id),
        catalogue.prices().hourly(request.workers(), id),
        request
            .workers()
            .machine()
            .accelerator()
            .map(wanted -> catalogue.hardware().availability(id, wanted.accelerator())),
        Optional.empty());
  }

  /** The first thing that speaks against a region. */
  private Optional<ExcludedRegion> obstacle(Candidate candidate) {
    Region region = candidate.region();
    RegionId id = region.id();
    return refused(id, RegionRefusal.POLICY, ExclusionReason.POLICY)
        .or(() -> chosen(id))
        .or(() -> pinned(id))
        .or(() -> foreign(region))
        .or(() -> withoutTraining(region))
        .or(() -> withoutAccelerator(candidate))
        .or(() -> refused(id, RegionRefusal.ACCELERATOR, ExclusionReason.ACCELERATOR))
        .or(() -> tooDear(candidate));
  }

  private Optional<ExcludedRegion> refused(RegionId id, RegionRefusal why, ExclusionReason reason) {
    return refusals.stream()
        .filter(each -> each.region().equals(id) && each.why() == why)
        .findFirst()
        .map(each -> new ExcludedRegion(id, reason, each.message()));
  }

  private Optional<ExcludedRegion> chosen(RegionId id) {
    return request.constraints().excluded().contains(id)
        ? excluded(id, ExclusionReason.EXCLUDED, id + " is excluded by your own choice")
        : Optional.empty();
  }

  private Optional<ExcludedRegion> pinned(RegionId id) {
    return request.constraints().pins().stream()
        .filter(pin -> !pin.region().equals(id))
        .findFirst()
        .map(pin -> new ExcludedRegion(id, ExclusionReason.EXCLUDED, pin.forbids(id)));
  }

  private Optional<ExcludedRegion> foreign(Region region) {
    return request.constraints().allowsCountry(region.country())
        ? Optional.empty()
        : excluded(
            region.id(),
            ExclusionReason.COUNTRY,
            region.id() + " lies in " + region.country() + ", which is not among the countries");
  }

  private static Optional<ExcludedRegion> withoutTraining(Region region) {
    return region.trains()
        ? Optional.empty()
        : excluded(
            region.id(),
            ExclusionReason.NOT_OFFERED,
            "Vertex AI custom training is not documented in " + region.id());
  }

  private Optional<ExcludedRegion> withoutAccelerator(Candidate candidate) {
    if (!candidate.accelerator().equals(Optional.of(Availability.UNKNOWN))) {
      return Optional.empty();
    }
    RegionId id = candidate.region().id();
    AcceleratorRequest wanted = request.workers().machine().accelerator().orElseThrow();
    return excluded(
        id,
        ExclusionReason.ACCELERATOR,
        id + " does not offer " + wanted.accelerator().name() + " for training");
  }

  /** A region whose price is unknown costs nobody knows what: it stays. */
  private Optional<ExcludedRegion> tooDear(Candidate candidate) {
    Optional<Dollars> limit = request.constraints().maxPricePerHour();
    return limit.isEmpty() ? Optional.empty() : tooDear(withData(candidate), limit.get());
  }

  private Candidate withData(Candidate candidate) {
    return data.map(move -> move.to(candidate)).orElse(candidate);
  }

  private static Optional<ExcludedRegion> tooDear(Candidate candidate, Dollars limit) {
    OptionalDouble price = candidate.dollarsPerHour();
    if (price.isEmpty() || price.getAsDouble() <= limit.value() + SMALLEST_TOLD) {
      return Optional.empty();
    }
    RegionId id = candidate.region().id();
    return excluded(
        id,
        ExclusionReason.PRICE,
        id
            + " costs "
            + candidate.dollarsInWords()
            + ", more than $"
            + Numbers.plain(limit.value()));
  }

  private static Optional<ExcludedRegion> excluded(
      RegionId region, ExclusionReason reason, String message) {
    return Optional.of(new ExcludedRegion(region, reason, message));
  }

  /**
   * @param refusals that the filter knew of
   */
  record Result(List<Candidate> eligible, List<ExcludedRegion> excluded, List<Refused> refusals) {
    /** The same, each candidate with what it takes to bring the data there. */
    Result with(DataMove data) {
      return new Result(eligible.stream().map(data::to).toList(), excluded, refusals);
    }
  }
}
