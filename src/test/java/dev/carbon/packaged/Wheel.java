package dev.carbon.packaged;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package of one Python module that pip installs without building it or asking anybody. */
final class Wheel {
  static final String FILE_NAME = "tinywheel-1.0-py3-none-any.whl";

  private static final String INFO = "tinywheel-1.0.dist-info/";

  private Wheel() {}

  /** Writes it into that folder; its module {@code tinywheel} has that text. */
  static void write(Path folder, String module) throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve(FILE_NAME));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      add(zip, "tinywheel.py", module);
      add(zip, INFO + "METADATA", "Metadata-Version: 2.1\nName: tinywheel\nVersion: 1.0\n");
      add(
          zip,
          INFO + "WHEEL",
          "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
      add(
          zip,
          INFO + "RECORD",
          "tinywheel.py,,\n" + INFO + "METADATA,,\n" + INFO + "WHEEL,,\n" + INFO + "RECORD,,\n");
    }
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
