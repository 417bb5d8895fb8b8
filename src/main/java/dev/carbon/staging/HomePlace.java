package dev.carbon.staging;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this machine. One that cannot be written must not be found out after hours of
 * training.
 */
public final class HomePlace implements OutputPlace {
  private final Path folder;
  private final Path file;
  private final FolderMark mark;
  private final Deque<Path> made = new ArrayDeque<>();

  /**
   * The place for the outputs of one run.
   *
   * @param folder absolute; need not be there
   */
  public HomePlace(Path folder, RunId run) {
    this.folder = folder;
    this.file = folder.resolve(FolderMark.FILE_NAME);
    this.mark = new FolderMark(run);
  }

  /** The run that has a folder of this machine; empty when none has. Follows no link. */
  public static Optional<RunId> holder(Path folder) {
    return FolderMark.holder(content(folder.resolve(FolderMark.FILE_NAME)));
  }

  @Override
  public void take() {
    takeAgain();
    if (!holdsNothingElse()) {
      throw FolderMark.notEmpty(folder.toString());
    }
  }

  @Override
  public void takeAgain() {
    try {
      makeFolders();
      if (!isMade() && !isOurs()) {
        throw FolderMark.takenError(folder.toString(), holder(folder));
      }
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not write into " + folder + ", where the outputs would go",
          "name another folder with --output",
          e);
    }
  }

  /** False when there is a file of that name already. */
  private boolean isMade() throws IOException {
    try {
      Files.write(file, mark.content(), StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private void makeFolders() throws IOException {
    for (@Nullable Path each = folder;
        each != null && !Files.exists(each);
        each = each.getParent()) {
      made.addLast(each);
    }
    Files.createDirectories(folder);
  }

  private boolean holdsNothingElse() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(file::equals);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isOurs() {
    return Arrays.equals(content(file), mark.content());
  }

  /** Empty when it cannot be read. */
  private static byte[] content(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Files.readAllBytes(file)
          : new byte[0];
    } catch (IOException e) {
      return new byte[0];
    }
  }

  @Override
  public void free() {
    if (isOurs()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new CarbonException(ErrorKind.CONFIGURATION, "could not remove " + file, null, e);
      }
    }
    removeWhatWasMade();
  }

  /** Takes back the folders that were made and stayed empty. */
  private void removeWhatWasMade() {
    try {
      for (Path each : made) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      // It holds outputs: it stays, and so do the folders above it.
    }
  }
}
