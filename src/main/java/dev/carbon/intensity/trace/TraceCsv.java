package dev.carbon.intensity.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.region.GridZone;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** One file of hours, of one zone or of several; read when it is first needed, and then kept. */
final class TraceCsv {
  private static final int MOST_PROBLEMS = 5;
  private static final int MOST_ZONES = 1_000;

  private final Path file;
  private final String shown;
  private @Nullable Columns columns;
  private @Nullable Map<GridZone, Hours> hours;

  /**
   * @param shown how to call the file in messages
   */
  TraceCsv(Path file, String shown) {
    this.file = file;
    this.shown = shown;
  }

  String shown() {
    return shown;
  }

  /**
   * The hours of a zone; none when it is not in the file. Of a file that its name gives to another
   * zone only the head is read.
   *
   * @throws CarbonException NO_DATA that lists what is wrong with the file, line by line
   * @throws IOException when it cannot be read
   */
  Hours hours(GridZone zone) throws IOException {
    Optional<GridZone> only = onlyZone();
    if (only.isPresent() && !only.get().equals(zone)) {
      return new Hours();
    }
    return all().getOrDefault(zone, new Hours());
  }

  /** The one zone of the file; empty when each row says its own. */
  private Optional<GridZone> onlyZone() throws IOException {
    Columns known = columns;
    if (known == null) {
      known = reading(TraceCsv::head);
      columns = known;
    }
    return known.has(Columns.ZONE) ? Optional.empty() : Optional.of(zoneInName());
  }

  private Map<GridZone, Hours> all() throws IOException {
    Map<GridZone, Hours> known = hours;
    if (known == null) {
      known = reading(this::readAll);
      hours = known;
    }
    return known;
  }

  private Map<GridZone, Hours> readAll(Rows rows) throws IOException {
    RowReader reader = new RowReader(head(rows));
    Optional<GridZone> only = onlyZone();
    Map<GridZone, Hours> byZone = new HashMap<>();
    Problems problems = new Problems();
    Optional<List<String>> row = rows.next();
    while (row.isPresent()) {
      try {
        GridZone zone = only.isPresent() ? only.get() : reader.zone(row.get());
        append(byZone.computeIfAbsent(zone, each -> new Hours()), reader.hour(row.get()));
      } catch (BadRow e) {
        note(e, rows.line(), problems);
      }
      if (byZone.size() > MOST_ZONES) {
        throw new NotATrace("it has more than " + MOST_ZONES + " zones");
      }
      row = rows.next();
    }
    problems.throwIfAny(ErrorKind.NO_DATA);
    return byZone;
  }

  /** Notes a problem; after some the rest of the file is not worth a look. */
  private void note(BadRow bad, long line, Problems problems) {
    String problem = shown + ":" + line + ": " + bad.why();
    if (problems.messages().size() < MOST_PROBLEMS - 1) {
      problems.add(problem);
    } else {
      problems.add(problem, "the lines after that were not read");
      problems.throwIfAny(ErrorKind.NO_DATA);
    }
  }

  private static void append(Hours hours, Hour hour) throws BadRow {
    Optional<Hour> last = hours.last();
    if (last.isPresent() && !hour.start().isAfter(last.get().start())) {
      boolean twice = hour.start().equals(last.get().start());
      throw BadRow.because(
          hour.start()
              + (twice
                  ? " is there twice"
                  : " is earlier than " + last.get().start() + " before it")
              + "; the hours of a zone ascend");
    }
    hours.add(hour);
  }

  private static Columns head(Rows rows) throws IOException {
    Optional<List<String>> head = rows.next();
    if (head.isEmpty()) {
      throw new NotATrace("it is empty");
    }
    return new Columns(head.get());
  }

  private GridZone zoneInName() {
    return ZoneInName.of(file)
        .orElseThrow(
            () ->
                unusable(
                    "its name does not tell one grid zone; call it DE.csv or DE_2022.csv, or add a"
                        + " column "
                        + Columns.ZONE,
                    null));
  }

  private <T> T reading(Reader<T> reader) throws IOException {
    try (Rows rows = Rows.of(file)) {
      return reader.read(rows);
    } catch (NotATrace e) {
      throw unusable(e.why(), e);
    } catch (JsonProcessingException e) {
      throw unusable("it is not CSV", e);
    } catch (CharacterCodingException e) {
      throw unusable("it is not text in UTF-8", e);
    } catch (ZipException | EOFException e) {
      throw unusable("its gzip packing is damaged", e);
    }
  }

  private CarbonException unusable(String why, @Nullable Exception cause) {
    return new CarbonException(ErrorKind.NO_DATA, shown + ": " + why, null, cause);
  }

  /** Takes what it needs from the rows of the file, from the first on. */
  private interface Reader<T> {
    T read(Rows rows) throws IOException;
  }
}
