package dev.carbon.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one file that the bootstrap's modules are shipped as. */
class BootstrapArchiveTest {
  private static final Path SOURCES = Path.of("src/main/resources/dev/carbon/job/bootstrap");

  @TempDir private Path folder;

  @Test
  void holdsEveryModuleAsItIsAndNothingOfTimeOrPlace() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".py")).toList()) {
        expected.put(
            SOURCES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    Map<String, String> packed = new TreeMap<>();
    try (ZipInputStream archive =
        new ZipInputStream(new ByteArrayInputStream(Bootstrap.content()))) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        assertEquals(ZipEntry.STORED, entry.getMethod());
        assertEquals(LocalDateTime.of(1980, 2, 1, 0, 0), entry.getTimeLocal());
        assertNull(entry.getExtra());
        packed.put(entry.getName(), new String(archive.readAllBytes(), UTF_8));
      }
    }

    assertEquals(expected, packed);
  }

  @Test
  void isWhatPythonRuns() throws Exception {
    Path archive = folder.resolve(Bootstrap.FILE_NAME);
    Files.write(archive, Bootstrap.content());

    Process python =
        new ProcessBuilder("python3", archive.toString(), "--help")
            .redirectErrorStream(true)
            .start();
    String output = new String(python.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, python.waitFor(), output);
    assertTrue(output.startsWith("usage: " + Bootstrap.FILE_NAME + " "), output);
  }
}
