package dev.carbon.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is written whole or not left behind at all. */
final class NewFile {
  private NewFile() {}

  /** What to write; may stop halfway. */
  interface Content {
    void write(Writer writer) throws IOException;
  }

  /**
   * Makes the file. One that is there already stays as it is.
   *
   * @throws java.nio.file.FileAlreadyExistsException when it is there
   * @throws IOException when it cannot be written; then it is removed again
   */
  static void write(Path place, Content content) throws IOException {
    Writer writer = Files.newBufferedWriter(place, StandardOpenOption.CREATE_NEW);
    boolean isWhole = false;
    try {
      try (writer) {
        content.write(writer);
      }
      isWhole = true;
    } finally {
      if (!isWhole) {
        remove(place);
      }
    }
  }

  /** As far as that can be done: why it could not be written is what matters. */
  private static void remove(Path place) {
    try {
      Files.deleteIfExists(place);
    } catch (IOException e) {
      // The first failure is told.
    }
  }
}
