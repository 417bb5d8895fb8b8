package dev.carbon.intensity.trace;

import dev.carbon.region.GridZone;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the zone in a file's name: {@code eia930_US-MIDW-MISO_2022.csv.gz}, {@code DE.csv}. */
final class ZoneInName {
  private ZoneInName() {}

  /** The one part between underscores that is a zone; empty when there is none, or several. */
  static Optional<GridZone> of(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("(?i)(\\.csv)?(\\.gz)?$", "");
    List<String> zones =
        Arrays.stream(name.split("_", -1)).filter(GridZone::isWellFormed).distinct().toList();
    return zones.size() == 1 ? Optional.of(new GridZone(zones.get(0))) : Optional.empty();
  }
}
