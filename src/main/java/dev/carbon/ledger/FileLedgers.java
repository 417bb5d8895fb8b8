package dev.carbon.ledger;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.secret.OwnerOnly;
import dev.carbon.staging.Folders;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One folder for each run below the state folder, readable by its owner alone. */
public final class FileLedgers implements Ledgers {
  private static final String FILE_NAME = "ledger";

  private final Path runs;
  private final Clock clock;

  /**
   * Ledgers below {@code stateHome/runs}.
   *
   * @param stateHome made when the first run begins
   */
  public FileLedgers(Path stateHome, Clock clock) {
    this.runs = stateHome.resolve("runs");
    this.clock = clock;
  }

  @Override
  public RunLedger begin(RunId run) {
    Path folder = runs.resolve(run.value());
    try {
      OwnerOnly.makeFolder(folder);
      Folders.forceParentOf(folder);
      return FileLedger.create(
          folder.resolve(FILE_NAME), OwnerOnly.file(runs.getFileSystem()), clock);
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not write the history of the run in " + folder + "; nothing was started",
          "make the folder writable, or set CARBON_STATE_HOME to one that is",
          e);
    }
  }

  @Override
  public RunLedger resume(RunId run) {
    Path file = existing(run);
    try {
      return FileLedger.open(file, clock);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public List<LedgerRecord> read(RunId run) {
    Path file = existing(run);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return LedgerFile.read(file, channel).records();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public boolean lacks(RunId run) {
    Path file = runs.resolve(run.value()).resolve(FILE_NAME);
    try {
      return !Files.exists(file, LinkOption.NOFOLLOW_LINKS) || LedgerFile.isDamaged(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void restore(RunId run, List<LedgerRecord> records) {
    Path folder = runs.resolve(run.value());
    try {
      OwnerOnly.makeFolder(folder);
      Folders.forceParentOf(folder);
      new LedgerRestore(folder.resolve(FILE_NAME)).write(LedgerText.write(records));
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not write the history of the run in " + folder,
          "make the folder writable, or set CARBON_STATE_HOME to one that is",
          e);
    }
  }

  @Override
  public boolean forgetUnbegun(RunId run, Instant untouchedSince) {
    Path file = existing(run);
    try {
      if (Files.getLastModifiedTime(file).toInstant().isAfter(untouchedSince)) {
        return false;
      }
      return FileLedger.removeUnbegun(file, clock);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public List<RunId> runs() {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .map(folder -> RunId.parse(String.valueOf(folder.getFileName())))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException e) {
      throw unreadable(runs, e);
    }
  }

  private Path existing(RunId run) {
    Path file = runs.resolve(run.value()).resolve(FILE_NAME);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new CarbonException(
          ErrorKind.USAGE,
          "there is no run " + run + " in " + runs,
          "CARBON_STATE_HOME names the folder where histories are kept");
    }
    return file;
  }

  private static CarbonException unreadable(Path file, IOException e) {
    return new CarbonException(
        ErrorKind.CONFIGURATION,
        "could not read " + file + ": " + e.getMessage(),
        "make it readable and writable for yourself",
        e);
  }
}
