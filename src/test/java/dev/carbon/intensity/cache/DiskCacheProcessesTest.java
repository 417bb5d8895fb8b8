package dev.carbon.intensity.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DiskCacheProcessesTest {
  @TempDir private Path home;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endPrograms() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void threeProcessesThatKeepTheSameFiguresAllFindThem() throws Exception {
    Process first = start();
    Process second = start();
    assertEquals(StoringProgram.all(), StoringProgram.storeAndFind(home));
    assertEquals(Integer.toString(StoringProgram.all()), output(first));
    assertEquals(Integer.toString(StoringProgram.all()), output(second));
    for (Path file : new CacheFolder(home).files()) {
      assertTrue(file.toString().endsWith(".json"), file + " was left half written");
    }
  }

  private Process start() throws IOException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StoringProgram.class.getName(),
                home.toString())
            .redirectErrorStream(true)
            .start();
    started.add(program);
    return program;
  }

  private static String output(Process program) throws Exception {
    String output = new String(program.getInputStream().readAllBytes(), UTF_8).strip();
    assertTrue(program.waitFor(30, TimeUnit.SECONDS), "it does not end");
    return output;
  }
}
