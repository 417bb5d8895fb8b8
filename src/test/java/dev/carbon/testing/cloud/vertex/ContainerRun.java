package dev.carbon.testing.cloud.vertex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A replica's container, as a child process of ours. */
final class ContainerRun {
  private static final int COMMAND_NOT_FOUND = 127;

  private final Path log;
  private final CompletableFuture<Integer> exit;
  private final Runnable stop;

  private ContainerRun(Path log, CompletableFuture<Integer> exit, Runnable stop) {
    this.log = log;
    this.exit = exit;
    this.stop = stop;
  }

  static ContainerRun start(ContainerCommand command, Path workingFolder) throws IOException {
    Path log = workingFolder.resolve("log.txt");
    ProcessBuilder builder = new ProcessBuilder(command.words());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    builder.directory(workingFolder.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process;
    try {
      process = builder.start();
    } catch (IOException noSuchCommand) {
      Files.writeString(log, String.valueOf(noSuchCommand.getMessage()));
      return new ContainerRun(log, CompletableFuture.completedFuture(COMMAND_NOT_FOUND), () -> {});
    }
    process.getOutputStream().close();
    return new ContainerRun(
        log, process.onExit().thenApply(Process::exitValue), () -> stop(process));
  }

  /** Its exit code, once it has ended. */
  CompletableFuture<Integer> exit() {
    return exit;
  }

  /** What it wrote on its standard output and error. */
  String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process and all its children; returns at once. */
  void stop() {
    stop.run();
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
