package dev.carbon.doctor;

import dev.carbon.intensity.Access;
import dev.carbon.intensity.Coverage;
import dev.carbon.region.Region;
import java.util.List;

/**
 * Which regions a source can be asked about.
 *
 * @param regions all that count
 * @param known those whose grid the source knows
 * @param readable those of them that the user may read
 */
record Reach(List<Region> regions, List<Region> known, List<Region> readable) {
  private static final int MOST_NAMES = 6;

  static Reach of(List<Region> regions, Coverage coverage, Access access) {
    return new Reach(
        regions,
        regions.stream().filter(region -> coverage.zoneOf(region).isPresent()).toList(),
        regions.stream()
            .filter(region -> coverage.zoneOf(region).filter(access::allows).isPresent())
            .toList());
  }

  /** Whether most of what the source has may not be read. */
  boolean isNarrow() {
    return readable.size() * 2 < known.size();
  }

  /** {@code "37 of the 43 regions: all but ..."}, naming the few rather than the many. */
  String inWords() {
    if (readable.isEmpty()) {
      return "none of the " + regions.size() + " regions";
    }
    List<Region> missing = regions.stream().filter(region -> !readable.contains(region)).toList();
    if (missing.isEmpty()) {
      return "all " + regions.size() + " regions";
    }
    return readable.size()
        + " of the "
        + regions.size()
        + " regions: "
        + (missing.size() < readable.size() ? "all but " + names(missing) : names(readable));
  }

  private static String names(List<Region> regions) {
    List<String> names =
        regions.stream().limit(MOST_NAMES).map(region -> region.id().value()).toList();
    int more = regions.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }
}
