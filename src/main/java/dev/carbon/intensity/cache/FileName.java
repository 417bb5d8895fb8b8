package dev.carbon.intensity.cache;

import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.SourceName;
import dev.carbon.shelf.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How folders and files of the cache are called: letters, digits and {@code - _ .} alone. */
final class FileName {
  /** Says when the source last gave a figure. */
  static final String MARKER = "last-success.json";

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuuMMdd'T'HH");
  private static final Pattern FIGURE =
      Pattern.compile(
          "[A-Z0-9_-]+_(?:average|marginal)_(?:lifecycle|direct)_(?:all|measured)"
              + "_([0-9]{8}T[0-9]{2})Z_[0-9a-f]{12}\\.json");

  private FileName() {}

  /** The folder of a source; what a file is called says nothing that a folder could be called. */
  static String ofFolder(SourceName source) {
    return source.isFile() ? "file." + Digest.shortOf(source.value()) : source.value();
  }

  /** {@code DE_average_lifecycle_all_20260302T12Z_0123456789ab.json} */
  static String ofFigure(FigureCache.Key key) {
    IntensityKind kind = key.kind();
    return String.join(
            "_",
            key.zone().id(),
            kind.signal().word(),
            kind.accounting().word(),
            key.measuredOnly() ? "measured" : "all",
            HOUR.format(key.hour().atOffset(ZoneOffset.UTC)) + "Z",
            Digest.shortOf(key.base().toString()))
        + ".json";
  }

  static boolean isFigure(String name) {
    return FIGURE.matcher(name).matches();
  }

  /** The hour that a figure was asked for in; empty when this is no figure's name. */
  static Optional<Instant> hour(String name) {
    Matcher figure = FIGURE.matcher(name);
    if (!figure.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime hour = LocalDateTime.parse(figure.group(1), HOUR);
      return Optional.of(hour.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
