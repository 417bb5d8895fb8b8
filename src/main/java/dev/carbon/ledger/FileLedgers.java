package dev.carbon.ledger;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.Folders;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;

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
      Files.createDirectories(folder, ownerOnly("rwx------"));
      Folders.forceParentOf(folder);
      return FileLedger.create(folder.resolve(FILE_NAME), ownerOnly("rw-------"), clock);
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not write the history of the run in " + folder + "; nothing was started",
          "make the folder writable, or set CARBON_STATE_HOME to one that is",
          e);
    }
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return runs.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
