package dev.carbon.packaged;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own at a folder, in memory; only root may have one, and not everywhere. */
final class Mount implements AutoCloseable {
  private static final String FILLER = "filler";

  private final Path folder;

  private Mount(Path folder) {
    this.folder = folder;
  }

  /**
   * Skips the test where the machine does not permit it.
   *
   * @param options of the mount, such as {@code size=1m}
   */
  static Mount at(Path folder, String options) throws IOException {
    Files.createDirectories(folder);
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "none", folder.toString()),
        "this machine does not permit to mount a file system");
    return new Mount(folder);
  }

  Path folder() {
    return folder;
  }

  /** Takes all the room that is left. */
  void fill() throws IOException {
    byte[] page = new byte[4096];
    try (OutputStream file = Files.newOutputStream(folder.resolve(FILLER))) {
      while (true) {
        file.write(page);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() > 0) {
        throw e;
      }
    }
  }

  void makeRoom() throws IOException {
    Files.delete(folder.resolve(FILLER));
  }

  void resize(String size) throws IOException {
    if (!run("mount", "-o", "remount,size=" + size, folder.toString())) {
      throw new IOException("could not be resized: " + folder);
    }
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", "-l", folder.toString())) {
      throw new IOException("could not be taken away: " + folder);
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // There is no such program.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
