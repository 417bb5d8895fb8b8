package dev.carbon.intensity.cache;

import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.SourceName;
import dev.carbon.shelf.Sealed;
import dev.carbon.shelf.Shelf;
import dev.carbon.shelf.Unusable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A folder for each source with a file for each figure, readable by its owner alone; several
 * threads and processes may use it at once. What it reads is checked as strictly as an answer from
 * the network, and whatever is wrong with it is a line of the trace and no error.
 */
public final class DiskCache implements FigureCache {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final Path home;
  private final Path figures;
  private final Clock clock;
  private final Consumer<String> trace;
  private final Set<SourceName> tidied = ConcurrentHashMap.newKeySet();

  /**
   * @param home need not exist; everything is below {@code home/intensity}
   * @param clock tells what was kept in the future and is therefore not used
   * @param trace hears one line when something could not be kept or read
   */
  public DiskCache(Path home, Clock clock, Consumer<String> trace) {
    this.home = home;
    this.figures = home.resolve("intensity");
    this.clock = clock;
    this.trace = trace;
  }

  @Override
  public Optional<Kept> find(Key key) {
    String name = FileName.ofFigure(key);
    SourceName source = key.kind().source();
    try {
      Optional<byte[]> content = shelf(source).read(name);
      return content.isEmpty()
          ? Optional.empty()
          : Optional.of(Entry.read(content.get(), key, clock.instant()));
    } catch (IOException | Unusable e) {
      trace("did not use", source, name, e);
      return Optional.empty();
    }
  }

  @Override
  public void store(Key key, Kept figure) {
    String name = FileName.ofFigure(key);
    SourceName source = key.kind().source();
    try {
      if (!key.admits(figure)) {
        throw new Unusable("the figure cannot be one of its key");
      }
      requireNoSecret(key.base());
      shelf(source).write(name, Sealed.bytes(Entry.document(key, figure)));
    } catch (IOException | Unusable e) {
      trace("did not keep", source, name, e);
      return;
    }
    mark(source, figure.askedAt());
    tidy(source, key.hour());
  }

  @Override
  public Optional<Instant> lastSuccess(SourceName source) {
    try {
      Optional<byte[]> content = shelf(source).read(FileName.MARKER);
      return content.isEmpty()
          ? Optional.empty()
          : Optional.of(Marker.read(content.get(), source, clock.instant()));
    } catch (IOException | Unusable e) {
      trace("did not use", source, FileName.MARKER, e);
      return Optional.empty();
    }
  }

  @Override
  public int clear() {
    return Shelf.clear(figures, FileName::isFigure, Set.of(FileName.MARKER));
  }

  @Override
  public Path folder() {
    return home;
  }

  /** Says of a source when it last gave a figure; what is there already may say a later time. */
  private void mark(SourceName source, Instant askedAt) {
    if (lastSuccess(source).filter(known -> !known.isBefore(askedAt)).isPresent()) {
      return;
    }
    try {
      shelf(source).write(FileName.MARKER, Sealed.bytes(Marker.document(source, askedAt)));
    } catch (IOException | Unusable e) {
      trace("did not keep", source, FileName.MARKER, e);
    }
  }

  /** Once for each source: figures of other hours are of no use, nor are files half written. */
  private void tidy(SourceName source, Instant hour) {
    if (!tidied.add(source)) {
      return;
    }
    try {
      for (Path file : shelf(source).files()) {
        if (isOfAnotherHour(file, hour)) {
          Files.deleteIfExists(file);
        }
      }
      shelf(source).removeAbandoned(clock.instant());
    } catch (IOException e) {
      trace("did not remove all that is old from", source, "", e);
    }
  }

  private static boolean isOfAnotherHour(Path file, Instant hour) {
    return FileName.hour(String.valueOf(file.getFileName()))
        .filter(each -> each.isBefore(hour) || each.isAfter(hour.plus(AN_HOUR)))
        .isPresent();
  }

  /** An address with more than a host and a path may carry a key. */
  private static void requireNoSecret(URI base) throws Unusable {
    if (base.getRawUserInfo() != null || base.getRawQuery() != null) {
      throw new Unusable("the address of the source has a query or a user name");
    }
  }

  private Shelf shelf(SourceName source) {
    return new Shelf(figures.resolve(FileName.ofFolder(source)));
  }

  private void trace(String what, SourceName source, String name, Exception why) {
    trace.accept(
        "cache: "
            + what
            + " intensity/"
            + FileName.ofFolder(source)
            + "/"
            + name
            + ": "
            + Unusable.reason(why));
  }
}
