package dev.carbon.cli.train;

import dev.carbon.cli.Inputs;
import dev.carbon.cli.Services;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.region.Location;
import dev.carbon.region.RegionGroup;
import dev.carbon.region.RegionSelector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where in the cloud to look for what nobody here remembers. */
final class SweepOptions {
  @Option(
      names = "--project",
      paramLabel = "ID",
      description = "The project of Google Cloud to look in.")
  private @Nullable String project;

  @Option(
      names = "--regions",
      paramLabel = "LIST",
      description = "Regions or groups to look for jobs in (default: all that train).")
  private @Nullable String regions;

  @Option(names = "--all-regions", description = "All regions that train, as without --regions.")
  private boolean allRegions;

  /** The project; nothing when there is a problem with it. */
  Optional<String> project(Inputs inputs, Problems problems) {
    Optional<String> id = inputs.value(Setting.PROJECT, project).map(Value::text);
    if (id.isEmpty()) {
      problems.add("--project: no project given, and none is in the configuration");
    }
    return id;
  }

  /** Where to look for jobs. */
  List<Location> locations(Services services, Problems problems) {
    if (regions != null && allRegions) {
      problems.add("--all-regions: cannot be combined with --regions; leave one of them out");
    }
    String words = regions == null ? RegionGroup.ALL.word() : regions;
    List<Location> locations =
        new RegionSelector(services.catalogue().regions())
            .select(Settings.split(words), "--regions", problems).stream()
                .map(Location::of)
                .toList();
    if (Settings.split(words).isEmpty()) {
      problems.add("--regions names no region; write names or groups, such as eu");
    }
    return locations;
  }

  /** The regions as they were typed; empty for all. */
  Optional<String> regions() {
    return Optional.ofNullable(regions);
  }

  /** Whether any of them was given. */
  boolean isUsed() {
    return project != null || regions != null || allRegions;
  }
}
