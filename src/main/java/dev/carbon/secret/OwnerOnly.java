package dev.carbon.secret;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Files and folders that nobody but their owner may read or change, from their first moment on. */
public final class OwnerOnly {
  private static final String POSIX = "posix";
  private static final Set<PosixFilePermission> OF_THE_OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** Makes a folder, and those above it that are missing; one that is there stays as it is. */
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(folder.getFileSystem(), "rwx------"));
  }

  /** What a file is made with; nothing where a file system knows no such rights. */
  public static FileAttribute<?>[] file(FileSystem system) {
    return attributes(system, "rw-------");
  }

  /**
   * The command that takes a file's rights away from others.
   *
   * @param file that is there; a link counts as what it leads to
   * @return empty when nobody else may read or change it, or when that cannot be known
   */
  public static Optional<String> fix(Path file) {
    if (!isKnown(file.getFileSystem())) {
      return Optional.empty();
    }
    try {
      return OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(file))
          ? Optional.empty()
          : Optional.of("chmod 600 " + quoted(file.toString()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static FileAttribute<?>[] attributes(FileSystem system, String permissions) {
    return isKnown(system)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isKnown(FileSystem system) {
    return system.supportedFileAttributeViews().contains(POSIX);
  }

  /** As a shell takes it. */
  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_@%+=:,./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
