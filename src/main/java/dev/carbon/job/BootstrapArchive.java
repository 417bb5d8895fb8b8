package dev.carbon.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The bootstrap's modules as the one file that Python runs: a zip archive that holds {@code
 * __main__.py} (PEP 441). Nothing in it depends on when, where or by which Java it is put together,
 * and it is not compressed, so that Python needs no zlib to read it.
 */
final class BootstrapArchive {
  /** Where the modules lie among the resources, by the paths that they have in the archive. */
  static final String FOLDER = "bootstrap/";

  /** In the archive's order; a folder of resources cannot be listed. */
  static final List<String> MODULES =
      List.of(
          "__main__.py",
          "carbon_bootstrap/__init__.py",
          "carbon_bootstrap/basics.py",
          "carbon_bootstrap/google.py",
          "carbon_bootstrap/intervals.py",
          "carbon_bootstrap/lease.py",
          "carbon_bootstrap/manifest.py",
          "carbon_bootstrap/meter.py",
          "carbon_bootstrap/metrics.py",
          "carbon_bootstrap/nvidia.py",
          "carbon_bootstrap/options.py",
          "carbon_bootstrap/orphans.py",
          "carbon_bootstrap/outputs.py",
          "carbon_bootstrap/processors.py",
          "carbon_bootstrap/rapl.py",
          "carbon_bootstrap/replicas.py",
          "carbon_bootstrap/requirements.py",
          "carbon_bootstrap/running.py",
          "carbon_bootstrap/script.py",
          "carbon_bootstrap/secrets.py");

  /** After the first moment that a zip can tell, which Java writes with the time zone's help. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private BootstrapArchive() {}

  /** The archive's bytes. */
  static byte[] content() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
      for (String module : MODULES) {
        byte[] content = read(module);
        archive.putNextEntry(entry(module, content));
        archive.write(content);
        archive.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static ZipEntry entry(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(TIME);
    return entry;
  }

  private static byte[] read(String module) throws IOException {
    try (InputStream in = Bootstrap.class.getResourceAsStream(FOLDER + module)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + module);
      }
      return in.readAllBytes();
    }
  }
}
