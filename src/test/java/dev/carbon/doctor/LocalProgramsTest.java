package dev.carbon.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.doctor.Programs.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real children. */
class LocalProgramsTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder;

  private final LocalPrograms programs = new LocalPrograms(Map.of("GREETING", "hello"));

  @Test
  void tellsHowItEndedAndWhatItSaidOnBothStreams() throws Exception {
    assertEquals(
        Optional.of(new Ended(3, "hello\nworld\n")),
        programs.run(shell("echo $GREETING; echo world >&2; exit 3"), LONG));
  }

  @Test
  void givesItNoOtherVariables() throws Exception {
    Ended ended = programs.run(List.of("env"), LONG).orElseThrow();
    assertEquals("GREETING=hello\n", ended.output());
  }

  @Test
  void givesItNoInput() throws Exception {
    assertEquals(Optional.of(new Ended(0, "")), programs.run(List.of("cat"), LONG));
  }

  @Test
  void keepsNoMoreThanTheBeginning() throws Exception {
    String line = "printf 'x%.0s' $(seq 5000)";
    assertEquals(4096, programs.run(shell(line), LONG).orElseThrow().output().length());
  }

  @Test
  void whatCannotBeStartedIsAnError() {
    assertThrows(
        IOException.class, () -> programs.run(List.of(folder.resolve("nothing").toString()), LONG));
  }

  @Test
  void killsWhatDoesNotEndAndWhatThatHasStarted() throws Exception {
    Path pids = folder.resolve("pids");
    String endless = "tail -f /dev/null & echo $! > " + pids + "; echo $$ >> " + pids + "; wait";
    assertEquals(Optional.empty(), programs.run(shell(endless), Duration.ofSeconds(2)));
    List<String> started = Files.readAllLines(pids);
    assertEquals(2, started.size());
    for (String pid : started) {
      assertTrue(hasEnded(Long.parseLong(pid)), pid);
    }
  }

  @Test
  void killsWhatNeverStopsTalking() throws Exception {
    assertEquals(Optional.empty(), programs.run(List.of("yes"), SHORT));
  }

  @Test
  void doesNotWaitForWhomTheProgramLeavesBehind() throws Exception {
    Path pid = folder.resolve("pid");
    String leaving = "tail -f /dev/null & echo $! > " + pid + "; echo done";
    try {
      assertEquals(Optional.of(new Ended(0, "done\n")), programs.run(shell(leaving), LONG));
    } finally {
      ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void anInterruptionKillsIt() {
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class, () -> programs.run(List.of("tail", "-f", "/dev/null"), LONG));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  private static boolean hasEnded(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(10, TimeUnit.SECONDS);
    }
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  private static List<String> shell(String line) {
    return List.of("sh", "-c", line);
  }
}
