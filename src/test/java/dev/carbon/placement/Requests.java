package dev.carbon.placement;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.intensity.SourceWish;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridZone;
import dev.carbon.region.Machine;
import dev.carbon.region.RegionId;
import dev.carbon.region.Workers;
import dev.carbon.staging.FakeDatasets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Requests as tests want them: one common machine, any source, no limits, unless said. */
public final class Requests {
  /** The tables that ship with carbon, with the fee that is the default. */
  public static final Catalogue CATALOGUE = Catalogue.bundled(15);

  /** Knows of no data, and is not to be asked for any. */
  public static final DataSurvey NO_DATA =
      new DataSurvey(new FakeDatasets(), EnergyModel.bundled());

  private final Set<RegionId> candidates;
  private Constraints constraints = Constraints.NONE;
  private Workers workers =
      Workers.one(
          new Machine(
              CATALOGUE.hardware().machine("n1-standard-4").orElseThrow(), Optional.empty()));
  private Preference preference = Preference.CLEANEST;
  private SourceChoice source = new SourceChoice(SourceWish.ANY, Duration.ofHours(2), false);
  private RegionId baseline = new RegionId("us-central1");
  private Optional<GridZone> localZone = Optional.empty();
  private Optional<String> project = Optional.empty();
  private Optional<DataNeed> data = Optional.empty();

  private Requests(Collection<RegionId> candidates) {
    this.candidates = Set.copyOf(candidates);
  }

  public static Requests of(Collection<RegionId> candidates) {
    return new Requests(candidates);
  }

  public static Requests of(String... regions) {
    return of(Arrays.stream(regions).map(RegionId::new).collect(Collectors.toSet()));
  }

  public Requests constraints(Constraints wanted) {
    constraints = wanted;
    return this;
  }

  public Requests workers(Workers wanted) {
    workers = wanted;
    return this;
  }

  public Requests preference(Preference wanted) {
    preference = wanted;
    return this;
  }

  public Requests source(SourceChoice wanted) {
    source = wanted;
    return this;
  }

  public Requests baseline(RegionId wanted) {
    baseline = wanted;
    return this;
  }

  public Requests localZone(Optional<GridZone> wanted) {
    localZone = wanted;
    return this;
  }

  public Requests project(String wanted) {
    project = Optional.of(wanted);
    return this;
  }

  public Requests data(DataNeed wanted) {
    data = Optional.of(wanted);
    return this;
  }

  public PlacementRequest build() {
    return new PlacementRequest(
        candidates,
        constraints,
        workers,
        preference,
        source,
        baseline,
        localZone,
        data,
        project,
        List.of());
  }
}
