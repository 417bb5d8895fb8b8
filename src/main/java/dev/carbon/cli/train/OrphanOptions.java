package dev.carbon.cli.train;

import dev.carbon.cli.Inputs;
import dev.carbon.cli.Services;
import dev.carbon.error.Problems;
import dev.carbon.train.OrphanRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a clean-up that is about no run in particular. */
final class OrphanOptions {
  private static final Duration USUAL_AGE = Duration.ofHours(1);
  private static final Duration LEAST_AGE = Duration.ofMinutes(10);

  @Option(
      names = "--orphans",
      description = "Clean up what nobody here tends, by the labels in the cloud; lists it first.")
  private boolean orphans;

  @Option(
      names = "--older-than",
      paramLabel = "D",
      description = "Only what was made, and last written into, so long ago (default: 1h).")
  private @Nullable String olderThan;

  @Option(
      names = "--cancel-jobs",
      description = "Also end live jobs whose buckets are gone: what they write goes nowhere.")
  private boolean cancelJobs;

  @Option(names = "--dry-run", description = "List what there is, and ask nothing.")
  private boolean dryRun;

  @Mixin private final SweepOptions sweep = new SweepOptions();

  boolean isWanted() {
    return orphans;
  }

  /** They say nothing about one run. */
  void refuseAlone(Problems problems) {
    if (sweep.isUsed() || olderThan != null || cancelJobs || dryRun) {
      problems.add(
          "--project, --regions, --all-regions, --older-than, --cancel-jobs and --dry-run are for"
              + " --orphans; add it, or leave them out");
    }
  }

  /** The sweep; everything wrong becomes a problem. */
  OrphansInput input(Services services, Problems problems) {
    Optional<String> project = sweep.project(new Inputs(services.settings()), problems);
    Duration age =
        olderThan == null
            ? USUAL_AGE
            : Inputs.duration("--older-than", olderThan, LEAST_AGE, problems);
    return new OrphansInput(
        project.orElse(""),
        new OrphanRequest(sweep.locations(services, problems), age, cancelJobs),
        again(project.orElse("")),
        dryRun);
  }

  private String again(String project) {
    return "carbon cleanup --orphans --project "
        + project
        + sweep.regions().map(list -> " --regions " + list).orElse("")
        + (olderThan == null ? "" : " --older-than " + olderThan)
        + (cancelJobs ? " --cancel-jobs" : "");
  }
}
