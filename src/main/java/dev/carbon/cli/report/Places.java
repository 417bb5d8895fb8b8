package dev.carbon.cli.report;

import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import dev.carbon.report.ReportedRun;
import java.util.Locale;

/** Where runs were, in words. */
final class Places {
  private final Regions regions;

  Places(Regions regions) {
    this.regions = regions;
  }

  /** With town and country, where the region is one that this carbon knows. */
  String of(String region) {
    return regions
        .find(new RegionId(region))
        .map(known -> region + ", " + known.place())
        .orElse(region);
  }

  /** In short; of a run that moved it is not where all of it was. */
  static String region(ReportedRun run) {
    return run.region() + (run.hasMoved() ? " (last)" : "");
  }

  static String provider(ReportedRun run) {
    return run.isRehearsal() ? "none: rehearsed on one's own computer" : "Google Cloud (Vertex AI)";
  }

  static String state(ReportedRun run) {
    return run.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
