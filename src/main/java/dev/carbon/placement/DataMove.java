package dev.carbon.placement;

import dev.carbon.intensity.Coverage;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.RegionGroup;
import dev.carbon.region.RegionId;
import dev.carbon.region.TransferPrices;
import dev.carbon.staging.Dataset;
import dev.carbon.unit.KilowattHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The data of a job on its way to whatever region is chosen. */
final class DataMove {
  private final DataNeed need;
  private final Supplier<Dataset> found;
  private final Optional<KilowattHours> computing;
  private final Catalogue catalogue;

  /**
   * @param found the data; may wait, and fails as the search for it did
   * @param computing energy of the job's machines while it runs; empty when not known
   */
  DataMove(
      DataNeed need,
      Supplier<Dataset> found,
      Optional<KilowattHours> computing,
      Catalogue catalogue) {
    this.need = need;
    this.found = found;
    this.computing = computing;
    this.catalogue = catalogue;
  }

  /** The data; waits until it is found. */
  Dataset data() {
    return found.get();
  }

  Optional<KilowattHours> computing() {
    return computing;
  }

  /** The candidate with what it takes to bring the data there; waits until the data is found. */
  Candidate to(Candidate candidate) {
    return candidate.with(to(candidate.region()));
  }

  /** What it takes to bring the data there; waits until the data is found. */
  Transfer to(Region region) {
    return Transfer.of(data(), region.id(), catalogue.transferPrices(), need.time());
  }

  /** The grids where the data may lie, if that can be told without waiting; else none. */
  Set<GridZone> zonesAtOnce(Coverage coverage) {
    return need.place() instanceof DataPlace.Known ? zones(coverage) : Set.of();
  }

  /** The grids where the data may lie, as a source knows them; waits until the data is found. */
  Set<GridZone> zones(Coverage coverage) {
    return regions().stream()
        .flatMap(region -> coverage.zoneOf(region).stream())
        .collect(Collectors.toSet());
  }

  /**
   * The region where the data lies, or all public ones of its multi-region; none when they are not
   * known. Waits until the data is found.
   */
  List<Region> regions() {
    return region().map(List::of).orElseGet(this::regionsOfTheMultiRegion);
  }

  /** What a person should know of the data among these candidates; waits until it is found. */
  List<String> notes(Constraints constraints, List<Candidate> candidates) {
    List<String> notes = new ArrayList<>();
    foreign(constraints).ifPresent(notes::add);
    unknownCost(candidates).ifPresent(notes::add);
    if (need.said().isEmpty()) {
      notes.add("the data's transfer is spread over 1 h; say --hours");
    }
    if (computing.isEmpty()) {
      notes.add(
          "the grams of the data's transfer are left out of the order, because the watts of this"
              + " machine are not known");
    }
    return notes;
  }

  /** Data may have to stay in a country as jobs may; carbon cannot move it, but can tell. */
  private Optional<String> foreign(Constraints constraints) {
    Optional<Region> region = region();
    if (region.isPresent()) {
      String country = region.get().country();
      return constraints.allowsCountry(country)
          ? Optional.empty()
          : Optional.of(outside(data().location() + " (" + country + ")", constraints));
    }
    Set<String> possible = possibleCountries();
    if (constraints.countries().isEmpty()
        || (!possible.isEmpty() && constraints.countries().containsAll(possible))) {
      return Optional.empty();
    }
    boolean overlap = possible.stream().anyMatch(constraints::allowsCountry);
    return Optional.of(
        possible.isEmpty() || overlap
            ? "the data lies in "
                + data().location()
                + ", which may be more than the countries "
                + listed(constraints)
            : outside(data().location().id(), constraints));
  }

  private static String outside(String where, Constraints constraints) {
    return "the data lies in "
        + where
        + ", which is not among the countries "
        + listed(constraints);
  }

  private static String listed(Constraints constraints) {
    return String.join(",", new TreeSet<>(constraints.countries()));
  }

  /** The countries of a multi-region; empty when they are not known. */
  private Set<String> possibleCountries() {
    return switch (data().location().id()) {
      case "us" -> Set.of("US");
      case "eu" -> RegionGroup.euMembers();
      default -> Set.of();
    };
  }

  private Optional<String> unknownCost(List<Candidate> candidates) {
    String where =
        candidates.stream()
            .filter(each -> each.transfer().flatMap(Transfer::cost).isEmpty())
            .map(each -> each.region().id().value())
            .collect(Collectors.joining(", "));
    return where.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "what moving the data from "
                + data().location()
                + " costs is not known, and counts as an unknown price, for "
                + where);
  }

  private List<Region> regionsOfTheMultiRegion() {
    return Optional.of(data().location().id())
        .filter(TransferPrices::isMultiRegion)
        .flatMap(RegionGroup::named)
        .map(
            group ->
                catalogue.regions().all().stream()
                    .filter(Region::isPublic)
                    .filter(group::covers)
                    .toList())
        .orElse(List.of());
  }

  private Optional<Region> region() {
    String name = data().location().id();
    return RegionId.isWellFormed(name)
        ? catalogue.regions().find(new RegionId(name))
        : Optional.empty();
  }
}
