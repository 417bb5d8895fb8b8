package dev.carbon;

import dev.carbon.cli.ErrorReport;
import dev.carbon.config.Environment;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.secret.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the trace of a bug to a file, so that the terminal shows one line and nothing is lost. */
final class CrashFile {
  private final Environment environment;

  CrashFile(Environment environment) {
    this.environment = environment;
  }

  /** Writes the trace and returns what to tell the user. */
  CarbonException write(RuntimeException bug) {
    String message = "carbon itself failed; this is a bug";
    try {
      Path folder = environment.stateHome();
      OwnerOnly.makeFolder(folder);
      // Such a file is its owner's alone.
      Path file = Files.createTempFile(folder, "crash-", ".txt");
      Files.writeString(file, ErrorReport.trace(bug));
      return new CarbonException(
          ErrorKind.INTERNAL, message, "report it with the trace in " + file, bug);
    } catch (IOException e) {
      return new CarbonException(ErrorKind.INTERNAL, message, "repeat with -v for its trace", bug);
    }
  }
}
