package dev.carbon.shelf;

import dev.carbon.error.ForeignText;
import java.nio.file.FileSystemException;

/** A file holds nothing that can be used; never leaves the adapter that reads it. */
public final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param why so that it reads after "the file was not used:"; quotes nothing of the file
   */
  public Unusable(String why) {
    super(why);
  }

  /**
   * Why a file could not be read or written, in a few words for the trace. What the file system
   * says of itself would begin with the whole path, which is left out.
   */
  public static String reason(Exception failure) {
    String said =
        failure instanceof FileSystemException broken ? broken.getReason() : failure.getMessage();
    return said == null ? failure.getClass().getSimpleName() : ForeignText.oneLine(said);
  }
}
