package dev.carbon.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others may not see. */
class OwnerOnlyTest {
  @TempDir private Path folder;

  @BeforeEach
  void needsRights() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void foldersAndFilesAreTheirOwnersFromTheFirstMoment() throws IOException {
    Path made = folder.resolve("a/b");

    OwnerOnly.makeFolder(made);
    Path file = Files.createFile(made.resolve("c"), OwnerOnly.file(made.getFileSystem()));

    assertEquals("rwx------", rights(made));
    assertEquals("rwx------", rights(folder.resolve("a")));
    assertEquals("rw-------", rights(file));
    assertEquals(Optional.empty(), OwnerOnly.fix(file));
  }

  @Test
  void aFolderThatIsThereStaysAsItIs() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

    OwnerOnly.makeFolder(folder);

    assertEquals("rwxr-xr-x", rights(folder));
  }

  @Test
  void theCommandThatClosesAFileCanBeTypedAsItStands() throws IOException {
    Path plain = Files.writeString(folder.resolve("key.json"), "");
    Path odd = Files.writeString(folder.resolve("it's $(mine)"), "");
    for (Path file : new Path[] {plain, odd}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }

    assertEquals(Optional.of("chmod 600 " + plain), OwnerOnly.fix(plain));
    assertEquals(Optional.of("chmod 600 '" + folder + "/it'\\''s $(mine)'"), OwnerOnly.fix(odd));
  }

  @Test
  void whatIsNotThereNeedsNoCommand() {
    assertEquals(Optional.empty(), OwnerOnly.fix(folder.resolve("gone")));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
