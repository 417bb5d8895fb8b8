package dev.carbon.staging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.util.Optional;

/**
 * The file that keeps a folder for the outputs of one run: two runs that write into one folder
 * would overwrite each other's models. Only who makes the file has the folder; stores and file
 * systems let nobody make it twice.
 *
 * @param run that has the folder
 */
public record FolderMark(RunId run) {
  /** Its name in the folder. */
  public static final String FILE_NAME = ".carbon-run";

  private static final String EXPLANATION =
      "The run of carbon named above keeps this folder for its outputs until it has ended.\n";

  /** What the file holds; the same for the same run, so that a lost answer can be asked again. */
  public byte[] content() {
    return (run + "\n" + EXPLANATION).getBytes(UTF_8);
  }

  /** The run that such a file names; empty when it names none, being half written or another's. */
  static Optional<RunId> holder(byte[] content) {
    return new String(content, UTF_8).lines().findFirst().flatMap(RunId::parse);
  }

  /** What to do where the folder is another run's. */
  public static String remedy() {
    return "name another folder; if that run is over, remove " + FILE_NAME + " from this one";
  }

  /**
   * That a folder is another run's, in words.
   *
   * @param folder as its user wrote it
   * @param holder of the folder; empty when unknown
   */
  public static String taken(String folder, Optional<RunId> holder) {
    return folder
        + " is taken by "
        + holder.map(run -> "the run " + run).orElse("another run")
        + ", which has not ended";
  }

  /** The same as an error: also of a run that has begun, whose job goes on. */
  static CarbonException takenError(String folder, Optional<RunId> holder) {
    return new CarbonException(
        ErrorKind.USAGE, "--output: " + taken(folder, holder), remedy(), null);
  }

  static CarbonException notEmpty(String folder) {
    return new CarbonException(
        ErrorKind.USAGE,
        "--output: " + folder + " is not empty; nothing was started",
        "name a new or empty folder");
  }
}
