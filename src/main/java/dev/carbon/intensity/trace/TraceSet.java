package dev.carbon.intensity.trace;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridZone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All hours that a path holds: of one file, or of all CSV files of a folder. What is not asked for
 * is not read. Safe for use by many threads.
 */
final class TraceSet {
  private static final int MOST_FILES = 1_000;

  private final Path path;
  private final String shown;
  private final Map<GridZone, Hours> known = new HashMap<>();
  private @Nullable List<TraceCsv> files;

  /**
   * @param shown how to call the path in messages
   */
  TraceSet(Path path, String shown) {
    this.path = path;
    this.shown = shown;
  }

  /**
   * The hours of a zone, of all files together; none when it is in none.
   *
   * @throws CarbonException NO_DATA that lists what is wrong with a file, or names two that
   *     contradict each other
   * @throws IOException when something cannot be read
   */
  synchronized Hours hours(GridZone zone) throws IOException {
    Hours present = known.get(zone);
    if (present == null) {
      present = merged(zone);
      known.put(zone, present);
    }
    return present;
  }

  private Hours merged(GridZone zone) throws IOException {
    Hours all = new Hours();
    List<TraceCsv> merged = new ArrayList<>();
    for (TraceCsv file : files()) {
      Hours hours = file.hours(zone);
      for (TraceCsv other : merged) {
        requireAgreement(zone, other, file);
      }
      if (hours.last().isPresent()) {
        all = merged.isEmpty() ? hours : all.and(hours);
        merged.add(file);
      }
    }
    return all;
  }

  private static void requireAgreement(GridZone zone, TraceCsv one, TraceCsv other)
      throws IOException {
    Optional<Instant> conflict = one.hours(zone).conflictWith(other.hours(zone));
    if (conflict.isPresent()) {
      throw new CarbonException(
          ErrorKind.NO_DATA,
          one.shown()
              + " and "
              + other.shown()
              + " contradict each other about zone "
              + zone
              + " at "
              + conflict.get(),
          "remove one of them, or the hours that both have");
    }
  }

  private List<TraceCsv> files() throws IOException {
    List<TraceCsv> present = files;
    if (present == null) {
      present = Files.isDirectory(path) ? inFolder() : List.of(new TraceCsv(path, shown));
      files = present;
    }
    return present;
  }

  private List<TraceCsv> inFolder() throws IOException {
    List<TraceCsv> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(path)) {
      entries
          .filter(TraceSet::isCsv)
          .sorted()
          .limit(MOST_FILES + 1)
          .forEach(
              file ->
                  found.add(
                      new TraceCsv(file, Path.of(shown).resolve(file.getFileName()).toString())));
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    if (found.isEmpty() || found.size() > MOST_FILES) {
      throw new CarbonException(
          ErrorKind.NO_DATA,
          shown
              + (found.isEmpty() ? " holds no" : " holds more than " + MOST_FILES)
              + " files that end in .csv or .csv.gz");
    }
    return found;
  }

  private static boolean isCsv(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return (name.endsWith(".csv") || name.endsWith(".csv.gz"))
        && !name.startsWith(".")
        && Files.isRegularFile(file);
  }
}
