package dev.carbon.packaged;

import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of a whole run as the JVM keeps them once they are read and checked (<a
 * href="https://openjdk.org/jeps/350">JEP 350</a>). The tests start carbon many hundreds of times,
 * and most of such a start is the reading of classes.
 */
final class ClassArchive {
  private static final Path FILE = Path.of("target", "carbon-tests.jsa").toAbsolutePath();
  private static final Path SCRIPT = Path.of("src/examples/blobs/task.py").toAbsolutePath();

  /** The JVM tells on stdout of an archive that it cannot use. */
  private static final List<String> QUIETLY =
      List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-Xlog:class+path=off");

  /** What a JVM that starts the packaged jar is told; nothing where no archive can be made. */
  static final List<String> OF_THE_JAR = flags(Path.of(CarbonProcess.JAR));

  private ClassArchive() {}

  /** The first caller makes it, in whatever process that is, and the others wait. */
  private static List<String> flags(Path jar) {
    try (FileChannel lock =
            FileChannel.open(
                FILE.resolveSibling("carbon-tests.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      boolean there = held.isValid() && (isNewerThan(jar) || isMade());
      return there ? with("-XX:SharedArchiveFile=" + FILE) : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isNewerThan(Path jar) throws IOException {
    return Files.exists(FILE)
        && Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(jar)) > 0;
  }

  private static boolean isMade() throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(FILE.getParent(), "classes-");
    Path made = home.resolveSibling(home.getFileName() + ".jsa");
    try (FakeGoogleCloud cloud =
        FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{}"))) {
      CarbonProcess carbon = new CarbonProcess(home, with("-XX:ArchiveClassesAtExit=" + made));
      carbon
          .in(cloud)
          .with("GOOGLE_CLOUD_PROJECT", "my-project")
          .run(
              "train",
              SCRIPT.toString(),
              "--regions",
              "us-west1",
              "--source",
              "google-annual",
              "--yes");
    }
    if (Files.exists(made)) {
      Files.move(made, FILE, StandardCopyOption.REPLACE_EXISTING);
    }
    return Files.exists(FILE);
  }

  private static List<String> with(String flag) {
    List<String> flags = new ArrayList<>(QUIETLY);
    flags.add(flag);
    return flags;
  }
}
