package dev.carbon.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home and a project folder, with the files and variables that a test puts there. */
abstract class SettingsFixture {
  @TempDir Path folder;
  final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(folder.resolve("work"));
    Files.createDirectories(folder.resolve("home/.config/carbon"));
  }

  String origin(Setting setting) {
    return settings().find(setting).orElseThrow().origin();
  }

  Settings settings() {
    return Settings.resolve(environment());
  }

  String failure() {
    CarbonException error = assertThrows(CarbonException.class, this::settings);
    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    return error.text();
  }

  Environment environment() {
    return new Environment(variables, folder.resolve("work"), folder.resolve("home"));
  }

  Path userFile() {
    return folder.resolve("home/.config/carbon/config.yaml");
  }

  Path projectFile() {
    return folder.resolve("work/carbon.yaml");
  }

  void user(String content) {
    write(userFile(), content);
    permit(userFile(), "rw-------");
  }

  void project(String content) {
    write(projectFile(), content);
  }

  static void permit(Path file, String permissions) {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, String content) {
    try {
      Files.write(file, content.getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
