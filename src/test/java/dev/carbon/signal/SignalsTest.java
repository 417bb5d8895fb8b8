package dev.carbon.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signals are sent to a program of its own: this one's belong to whoever runs the tests. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class SignalsTest {
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endPrograms() {
    started.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @EnumSource(StopReason.class)
  void aSignalEndsThePauseAndIsTheReason(StopReason reason) throws Exception {
    Process program = start();
    BufferedReader lines = program.inputReader(UTF_8);
    assertEquals("ready none", lines.readLine());
    send(reason, program);
    assertEquals("heard " + reason.name(), lines.readLine());
    assertEquals(reason.exitCode(), exitCode(program));
  }

  @Test
  void aSecondInterruptHaltsAtOnce() throws Exception {
    Process program = start("stay");
    BufferedReader lines = program.inputReader(UTF_8);
    assertEquals("ready none", lines.readLine());
    send(StopReason.INTERRUPT, program);
    assertEquals("heard INTERRUPT", lines.readLine());
    send(StopReason.INTERRUPT, program);
    assertEquals(130, exitCode(program));
  }

  @Test
  void anInterruptAfterATermHaltsToo() throws Exception {
    Process program = start("stay");
    BufferedReader lines = program.inputReader(UTF_8);
    assertEquals("ready none", lines.readLine());
    send(StopReason.TERMINATE, program);
    assertEquals("heard TERMINATE", lines.readLine());
    send(StopReason.INTERRUPT, program);
    assertEquals(130, exitCode(program));
  }

  @Test
  void aTermAfterAnInterruptIsTheReasonFromThenOn() throws Exception {
    Process program = start("stay");
    BufferedReader lines = program.inputReader(UTF_8);
    assertEquals("ready none", lines.readLine());
    send(StopReason.INTERRUPT, program);
    assertEquals("heard INTERRUPT", lines.readLine());
    send(StopReason.TERMINATE, program);
    assertEquals("then TERMINATE", lines.readLine());
  }

  @Test
  void anInterruptThatIsForgottenIsAFirstOneTheNextTime() throws Exception {
    Process program = start("forget");
    BufferedReader lines = program.inputReader(UTF_8);
    assertEquals("ready none", lines.readLine());
    send(StopReason.INTERRUPT, program);
    assertEquals("heard INTERRUPT", lines.readLine());
    assertEquals("forgotten none", lines.readLine());
    send(StopReason.INTERRUPT, program);
    assertEquals("heard INTERRUPT", lines.readLine());
    assertEquals(130, exitCode(program));
  }

  @Test
  void anInterruptThatIsIgnoredFromTheStartStaysIgnored() throws Exception {
    Process program = start("trap '' INT; exec \"$@\"", new String[0]);
    BufferedReader lines = program.inputReader(UTF_8);
    assertEquals("ready none", lines.readLine());
    raise(StopReason.INTERRUPT, program);
    send(StopReason.TERMINATE, program);
    assertEquals("heard TERMINATE", lines.readLine());
    assertEquals(143, exitCode(program));
  }

  private Process start(String... arguments) throws IOException {
    return start("exec \"$@\"", arguments);
  }

  /** Starts the program from a shell with those words. */
  private Process start(String shell, String[] arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                shell,
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SignalledProgram.class.getName()));
    command.addAll(List.of(arguments));
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    started.add(program);
    return program;
  }

  private static void send(StopReason reason, Process program) throws Exception {
    assumeTrue(takes(reason, program), "whoever started the tests had them ignore the signal");
    raise(reason, program);
  }

  private static void raise(StopReason reason, Process program) throws Exception {
    Process kill =
        new ProcessBuilder("sh", "-c", "kill -" + reason.signal() + " " + program.pid()).start();
    assertEquals(0, exitCode(kill));
  }

  /** A signal that is ignored from the start, as in the background, stays ignored. */
  private static boolean takes(StopReason reason, Process program) throws IOException {
    Path status = Path.of("/proc", Long.toString(program.pid()), "status");
    if (!Files.exists(status)) {
      return true;
    }
    int number = reason.exitCode() - 128;
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
        .noneMatch(ignored -> (ignored >> (number - 1) & 1) == 1);
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }
}
