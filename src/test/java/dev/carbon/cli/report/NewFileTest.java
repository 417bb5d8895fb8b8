package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
  /** More than a writer keeps back. */
  private static final String MUCH = "x".repeat(100_000);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void setUp() {
    file = folder.resolve("emissions.csv");
  }

  @Test
  void isWritten() throws IOException {
    NewFile.write(file, writer -> writer.write(MUCH));

    assertEquals(MUCH, Files.readString(file));
  }

  @Test
  void isNotLeftBehindWhenTheDiskIsFull() throws IOException {
    assertThrows(
        IOException.class,
        () ->
            NewFile.write(
                file,
                writer -> {
                  writer.write(MUCH);
                  throw new IOException("no space left on device");
                }));

    assertFalse(Files.exists(file));
    NewFile.write(file, writer -> writer.write("again"));
    assertEquals("again", Files.readString(file));
  }

  @Test
  void isNotLeftBehindAfterABug() {
    assertThrows(
        IllegalStateException.class,
        () ->
            NewFile.write(
                file,
                writer -> {
                  writer.write(MUCH);
                  throw new IllegalStateException("bug");
                }));

    assertFalse(Files.exists(file));
  }

  @Test
  void thatIsThereStaysAsItIs() throws IOException {
    Files.writeString(file, "mine");

    assertThrows(
        FileAlreadyExistsException.class, () -> NewFile.write(file, writer -> writer.write(MUCH)));

    assertEquals("mine", Files.readString(file));
  }
}
