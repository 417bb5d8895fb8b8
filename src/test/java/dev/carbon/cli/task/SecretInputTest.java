package dev.carbon.cli.task;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carbon.config.Environment;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.SecretPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that secrets are taken from are their owner's alone. */
class SecretInputTest {
  @TempDir private Path folder;

  @BeforeEach
  void needsRights() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void anOpenFileIsRefusedWithTheCommandThatClosesIt() throws IOException {
    List<SecretPlace> places = List.of(file("open one", "rw-r--r--"), file("closed", "rw-------"));

    CarbonException error = assertThrows(CarbonException.class, () -> check(places, Map.of()));

    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    String path = folder.resolve("open one").toString();
    assertEquals(
        "--secret: "
            + path
            + " is open to others: run: chmod 600 '"
            + path
            + "' (or set CARBON_INSECURE_PERMISSIONS=1)",
        error.text());
    assertDoesNotThrow(() -> check(places, Map.of("CARBON_INSECURE_PERMISSIONS", "1")));
  }

  @Test
  void closedFilesAndOtherPlacesAreTaken() throws IOException {
    List<SecretPlace> places =
        List.of(
            file("closed", "r--------"),
            new SecretPlace("env:HF_TOKEN"),
            new SecretPlace("projects/p/secrets/s/versions/1"));

    assertDoesNotThrow(() -> check(places, Map.of()));
  }

  private void check(List<SecretPlace> places, Map<String, String> variables) {
    SecretInput.refuseOpenFiles(places, new Environment(variables, folder, folder));
  }

  private SecretPlace file(String name, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "CANARY");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return new SecretPlace("file:" + file);
  }
}
