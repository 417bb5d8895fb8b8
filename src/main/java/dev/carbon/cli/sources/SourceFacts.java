package dev.carbon.cli.sources;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.region.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person wants to know of a source before using it.
 *
 * @param regions how many of the public regions it covers
 * @param lastSuccess when it last gave a figure that is kept
 */
record SourceFacts(
    SourceProfile profile, KeyState key, long regions, Optional<Instant> lastSuccess) {

  static SourceFacts of(SourceOption option, List<Region> publicRegions, FigureCache cache) {
    SourceProfile profile = option.profile();
    long covered =
        publicRegions.stream()
            .filter(region -> profile.coverage().zoneOf(region).isPresent())
            .count();
    return new SourceFacts(
        profile, KeyState.of(option), covered, cache.lastSuccess(profile.name()));
  }

  String name() {
    return profile.name().value();
  }

  /** The one signal of its figures. */
  Signal signal() {
    return profile.kinds().get(0).signal();
  }

  /** The accountings to choose from, the preferred one first. */
  List<Accounting> accounting() {
    return profile.kinds().stream().map(IntensityKind::accounting).distinct().toList();
  }

  /** Whether it is read from this machine, so that nothing can fail on the way. */
  boolean isLocal() {
    return profile.base().isEmpty();
  }

  /** What to do to use it; empty when it can be used. */
  Optional<String> howToEnable() {
    return key == KeyState.MISSING ? Optional.of(profile.howToEnable()) : Optional.empty();
  }
}
