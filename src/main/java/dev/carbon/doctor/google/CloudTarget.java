package dev.carbon.doctor.google;

import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.error.Problems;
import dev.carbon.region.Catalogue;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.RegionSelector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a training job would ask of Google Cloud, as the settings stand.
 *
 * @param project its id
 * @param serviceAccount that the job runs as; empty for Vertex AI's own
 * @param regions where it may run, the cleanest by Google's yearly figures first
 * @param quota that it needs in one of them
 */
public record CloudTarget(
    String project, Optional<String> serviceAccount, List<RegionId> regions, QuotaNeed quota) {
  public CloudTarget {
    regions = List.copyOf(regions);
  }

  /** What the settings say; empty without a project. A region that nobody knows is left out. */
  public static Optional<CloudTarget> of(Settings settings, Catalogue catalogue) {
    return settings
        .text(Setting.PROJECT)
        .map(
            project ->
                new CloudTarget(
                    project,
                    settings.text(Setting.SERVICE_ACCOUNT),
                    candidates(settings, catalogue),
                    QuotaNeed.of(settings, catalogue.hardware())));
  }

  private static List<RegionId> candidates(Settings settings, Catalogue catalogue) {
    RegionSelector selector = new RegionSelector(catalogue.regions());
    Problems unused = new Problems();
    Set<RegionId> wanted = selector.select(settings.words(Setting.REGIONS), "regions", unused);
    Set<RegionId> barred =
        selector.select(settings.words(Setting.EXCLUDE_REGIONS), "exclude-regions", unused);
    return wanted.stream()
        .filter(id -> !barred.contains(id))
        .map(catalogue.regions()::get)
        .filter(Region::trains)
        .sorted(Comparator.comparingDouble(CloudTarget::yearlyGrams))
        .map(Region::id)
        .toList();
  }

  /** Infinite where Google published none. */
  private static double yearlyGrams(Region region) {
    return region.years().stream()
        .map(year -> year.gramsPerKwh())
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElseGet(OptionalDouble::empty)
        .orElse(Double.POSITIVE_INFINITY);
  }
}
