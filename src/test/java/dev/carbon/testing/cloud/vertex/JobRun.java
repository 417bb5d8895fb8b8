package dev.carbon.testing.cloud.vertex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The containers of a job: the primary's end is the job's, and ends the others. */
public final class JobRun {
  private final List<String> tasks;
  private final List<ContainerRun> replicas;
  private final CompletableFuture<Integer> exit;

  private JobRun(List<String> tasks, List<ContainerRun> replicas, CompletableFuture<Integer> exit) {
    this.tasks = tasks;
    this.replicas = replicas;
    this.exit = exit;
  }

  /**
   * @param commands one a replica, the primary's first
   */
  static JobRun start(
      List<ContainerCommand> commands, Path folder, GcsMount mount, Executor threads)
      throws IOException {
    List<ContainerRun> replicas = new ArrayList<>();
    for (ContainerCommand command : commands) {
      Path own = Files.createDirectories(folder.resolve(command.replica().task()));
      replicas.add(ContainerRun.start(command, own));
    }
    return new JobRun(
        commands.stream().map(command -> command.replica().task()).toList(),
        List.copyOf(replicas),
        replicas.get(0).exit().thenApplyAsync(code -> end(code, replicas, mount), threads));
  }

  /** The primary's; empty while it runs or the job's files are not yet objects. */
  OptionalInt exitCode() {
    return exit.isDone() ? OptionalInt.of(exit.join()) : OptionalInt.empty();
  }

  /** Waits until all processes have ended and their files are objects. */
  public int await() {
    return exit.join();
  }

  /** What each machine wrote so far, by its task. */
  public Map<String, String> logs() {
    Map<String, String> logs = new LinkedHashMap<>();
    for (int i = 0; i < tasks.size(); i++) {
      logs.put(tasks.get(i), replicas.get(i).log());
    }
    return logs;
  }

  /** Whether nothing more will be written. */
  public boolean hasEnded() {
    return exitCode().isPresent();
  }

  /** What the primary wrote on its standard output and error. */
  public String log() {
    return replicas.get(0).log();
  }

  /** Ends all processes and their children; returns at once. */
  public void stop() {
    replicas.forEach(ContainerRun::stop);
  }

  private static int end(int exitCode, List<ContainerRun> replicas, GcsMount mount) {
    replicas.forEach(ContainerRun::stop);
    replicas.forEach(replica -> replica.exit().join());
    try {
      mount.collect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exitCode;
  }
}
