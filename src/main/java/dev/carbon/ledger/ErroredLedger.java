package dev.carbon.ledger;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.secret.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a history goes that can no longer be written where it belongs, although something exists in
 * the cloud by then: a new file in the working directory, and lines of JSON where that fails too.
 */
public final class ErroredLedger {
  private static final String NAME = "errored.ledger";
  private static final int MOST_FILES = 100;
  private static final long LARGEST_BYTES = 64L << 20;

  private final Path folder;
  private final Consumer<String> say;
  private @Nullable Path file;
  private boolean begun;

  /**
   * A place that is not used before it is needed.
   *
   * @param folder the working directory
   * @param say prints a line for the person, or to a log
   */
  public ErroredLedger(Path folder, Consumer<String> say) {
    this.folder = folder;
    this.say = say;
  }

  /**
   * Saves a record that could not be written, and before the first one all that stood before it.
   * Never fails, and never writes to a file that was there already.
   */
  synchronized void save(List<LedgerRecord> before, LedgerRecord record) {
    if (begun) {
      write(List.of(record));
      return;
    }
    begun = true;
    List<LedgerRecord> all = Stream.concat(before.stream(), Stream.of(record)).toList();
    file = make().filter(made -> isWritten(made, all)).orElse(null);
    say.accept(
        "carbon: the history of the run can no longer be written; "
            + (file == null ? "keep these lines:" : "what is known is in " + file));
    if (file == null) {
      print(all);
    }
  }

  private void write(List<LedgerRecord> records) {
    if (file == null || !isWritten(file, records)) {
      print(records);
    }
  }

  private void print(List<LedgerRecord> records) {
    records.forEach(record -> say.accept(LedgerText.json(record)));
  }

  /** What to do once the history can be written again, for a person. */
  synchronized String remedy() {
    String from = file == null ? "a file of the lines above" : file.toString();
    return "make room or make the folder again; then carbon resume finishes the run, and if carbon"
        + " jobs does not know it: carbon recover --from "
        + from;
  }

  private Optional<Path> make() {
    for (int number = 1; number <= MOST_FILES; number++) {
      Path candidate = folder.resolve(number == 1 ? NAME : NAME + "." + number);
      try {
        FileChannel.open(
                candidate,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnly.file(folder.getFileSystem()))
            .close();
        return Optional.of(candidate);
      } catch (FileAlreadyExistsException e) {
        // Somebody's: the next name.
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A file that cannot take them is left as it was, and is gone if it was empty. */
  private static boolean isWritten(Path file, List<LedgerRecord> records) {
    ByteBuffer lines = ByteBuffer.wrap(LedgerText.write(records));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      long end = channel.size();
      channel.position(end);
      try {
        while (lines.hasRemaining()) {
          channel.write(lines);
        }
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(end);
        if (end == 0) {
          Files.deleteIfExists(file);
        }
        throw e;
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads such a file, or one of the printed lines.
   *
   * @throws CarbonException CONFIGURATION when it is not there, is damaged, or others may have
   *     written it
   */
  public static List<LedgerRecord> read(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) > LARGEST_BYTES) {
        throw new CarbonException(ErrorKind.CONFIGURATION, "there is no saved history in " + file);
      }
      Optional<String> fix = OwnerOnly.fix(file);
      if (fix.isPresent()) {
        throw new CarbonException(
            ErrorKind.CONFIGURATION,
            file + " can be read or changed by others, so it need not be what carbon saved",
            "look into it; if it is yours: " + fix.get());
      }
      return LedgerText.readSaved(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "could not read " + file + ": " + e.getMessage(), null, e);
    }
  }
}
