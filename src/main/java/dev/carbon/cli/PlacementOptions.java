package dev.carbon.cli;

import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.placement.Constraints;
import dev.carbon.placement.DataNeed;
import dev.carbon.placement.PlacementRequest;
import dev.carbon.placement.Preference;
import dev.carbon.placement.SourceChoice;
import dev.carbon.region.GridZone;
import dev.carbon.region.Provisioning;
import dev.carbon.region.RegionId;
import dev.carbon.region.RegionSelector;
import dev.carbon.region.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which regions are wanted and by which figures they are ranked. */
public final class PlacementOptions {
  @Option(
      names = "--regions",
      paramLabel = "LIST",
      description =
          "Candidate regions or groups: us, eu, europe, asia, americas, all (default), or names.")
  private @Nullable String regions;

  @Option(
      names = "--exclude-regions",
      paramLabel = "LIST",
      description = "Regions or groups never to use.")
  private @Nullable String excludeRegions;

  @Mixin private final MachineOptions machines = new MachineOptions();

  @Mixin private final LimitOptions limits = new LimitOptions();

  @Mixin private final OrderOptions order = new OrderOptions();

  @Mixin private final DataOptions data = new DataOptions();

  @Mixin private final SourceOptions figures = new SourceOptions();

  @Option(names = "--allow-partial", description = "Rank although most candidates have no figure.")
  private boolean allowPartial;

  /** How the machines are to be lent. */
  public Provisioning provisioning() {
    return machines.provisioning();
  }

  /**
   * What is wanted of a region; everything wrong becomes a problem.
   *
   * @param project of Google Cloud whose refusals count, and in whose name a bucket is asked
   * @param time that the job is expected to take, if that was said
   */
  public PlacementRequest request(
      Services services, Optional<String> project, Optional<Duration> time, Problems problems) {
    Inputs inputs = new Inputs(services.settings());
    RegionSelector selector = new RegionSelector(services.catalogue().regions());
    Set<RegionId> candidates = candidates(inputs, selector, problems);
    Set<RegionId> excluded = excluded(inputs, selector, problems);
    Workers workers = machines.workers(services, inputs, problems);
    Constraints constraints = limits.constraints(inputs, excluded, problems);
    Preference preference = order.preference(inputs, problems);
    SourceChoice choice = sourceChoice(services, problems);
    RegionId baseline = baseline(services, selector, problems);
    Optional<GridZone> localZone = localZone(services, problems);
    Optional<DataNeed> need = data.need(services.catalogue().regions(), project, time, problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new PlacementRequest(
        candidates,
        constraints,
        workers,
        preference,
        choice,
        baseline,
        localZone,
        need,
        project,
        List.of());
  }

  private Set<RegionId> candidates(Inputs inputs, RegionSelector selector, Problems problems) {
    Value wanted = inputs.required(Setting.REGIONS, regions);
    List<String> words = Settings.split(wanted.text());
    if (words.isEmpty()) {
      problems.add(wanted.origin() + " names no region; write names or groups, such as eu");
    }
    return selector.select(words, wanted.origin(), problems);
  }

  private Set<RegionId> excluded(Inputs inputs, RegionSelector selector, Problems problems) {
    return inputs
        .value(Setting.EXCLUDE_REGIONS, excludeRegions)
        .map(value -> selector.select(Settings.split(value.text()), value.origin(), problems))
        .orElse(Set.of());
  }

  private SourceChoice sourceChoice(Services services, Problems problems) {
    return new SourceChoice(
        figures.wish(services, problems), figures.maxAge(services, problems), allowPartial);
  }

  private static RegionId baseline(Services services, RegionSelector selector, Problems problems) {
    Value value = new Inputs(services.settings()).required(Setting.DEFAULT_REGION, null);
    return selector
        .one(value.text(), value.origin(), problems)
        .orElseGet(() -> new RegionId(Setting.DEFAULT_REGION.fallback().orElseThrow()));
  }

  private static Optional<GridZone> localZone(Services services, Problems problems) {
    Optional<Value> value = services.settings().find(Setting.LOCAL_ZONE);
    if (value.isPresent() && !GridZone.isWellFormed(value.get().text())) {
      problems.add(
          value.get().origin()
              + ": '"
              + value.get().text()
              + "' is no grid zone; write one such as DE or US-CAL-CISO");
      return Optional.empty();
    }
    return value.map(each -> new GridZone(each.text()));
  }
}
