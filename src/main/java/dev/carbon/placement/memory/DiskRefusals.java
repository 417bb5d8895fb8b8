package dev.carbon.placement.memory;

import dev.carbon.placement.RefusalMemory;
import dev.carbon.placement.Refused;
import dev.carbon.region.Workers;
import dev.carbon.shelf.Digest;
import dev.carbon.shelf.Sealed;
import dev.carbon.shelf.Shelf;
import dev.carbon.shelf.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A folder for each project with a file for each refusal, readable by its owner alone; several
 * processes may use it at once. A file counts only when it is to the byte what carbon would write;
 * whatever is wrong with one is a line of the trace and no error.
 */
public final class DiskRefusals implements RefusalMemory {
  private final Path folder;
  private final Clock clock;
  private final Consumer<String> trace;

  /**
   * @param home need not exist; everything is below {@code home/refusals}
   * @param clock tells what is a day old, or of the future, and therefore not used
   * @param trace hears one line when something could not be kept or read
   */
  public DiskRefusals(Path home, Clock clock, Consumer<String> trace) {
    this.folder = home.resolve("refusals");
    this.clock = clock;
    this.trace = trace;
  }

  @Override
  public List<Refused> lately(String project, Workers workers) {
    return fresh(shelf(project)).stream()
        .filter(entry -> entry.concerns(project, workers.toString()))
        .map(Entry::refused)
        .toList();
  }

  @Override
  public void remember(String project, Workers workers, Refused refused) {
    Entry entry = Entry.of(project, workers.toString(), refused);
    // Another process may have had a newer answer already.
    boolean isOutdated = everythingFresh().stream().anyMatch(each -> each.outdates(entry));
    try {
      entry.requireUsable();
      if (!isOutdated) {
        shelf(project).write(entry.name(), Sealed.bytes(entry.document()));
      }
    } catch (IOException | Unusable e) {
      trace("did not keep", entry.name(), e);
    }
  }

  @Override
  public int clear() {
    return Shelf.clear(folder, Entry::isName, Set.of());
  }

  /** The usable entries of a shelf that are of the last day; the others among them go. */
  private List<Entry> fresh(Shelf shelf) {
    List<Entry> fresh = new ArrayList<>();
    try {
      for (Path file : shelf.files()) {
        String name = String.valueOf(file.getFileName());
        Optional<Entry> entry = Entry.isName(name) ? read(shelf, name) : Optional.empty();
        if (entry.filter(each -> each.isOfTheDayBefore(clock.instant())).isPresent()) {
          fresh.add(entry.get());
        } else if (entry.isPresent()) {
          remove(file);
        }
      }
    } catch (IOException e) {
      trace("did not use all", "", e);
    }
    return fresh;
  }

  private void remove(Path expired) {
    try {
      Files.deleteIfExists(expired);
    } catch (IOException e) {
      trace("did not remove", String.valueOf(expired.getFileName()), e);
    }
  }

  private Optional<Entry> read(Shelf shelf, String name) {
    try {
      Optional<byte[]> content = shelf.read(name);
      return content.isEmpty() ? Optional.empty() : Optional.of(Entry.read(name, content.get()));
    } catch (IOException | Unusable e) {
      trace("did not use", name, e);
      return Optional.empty();
    }
  }

  /** The usable entries of all projects; what has expired goes, and what was never finished. */
  private List<Entry> everythingFresh() {
    List<Entry> fresh = new ArrayList<>();
    try {
      for (Shelf shelf : Shelf.in(folder)) {
        fresh.addAll(fresh(shelf));
        removeAbandoned(shelf);
      }
    } catch (IOException e) {
      trace("did not use all", "", e);
    }
    return fresh;
  }

  private void removeAbandoned(Shelf shelf) {
    try {
      shelf.removeAbandoned(clock.instant());
    } catch (IOException e) {
      trace("did not remove all that is old", "", e);
    }
  }

  private Shelf shelf(String project) {
    return new Shelf(folder.resolve(Digest.shortOf(project)));
  }

  private void trace(String what, String name, Exception why) {
    trace.accept("cache: " + what + " refusals/" + name + ": " + Unusable.reason(why));
  }
}
