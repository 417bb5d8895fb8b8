package dev.carbon.job.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The lines that a process prints, read by a thread of their own into a bounded queue: a reader
 * that falls behind slows the process down instead of filling the memory.
 */
final class OutputLines {
  private static final int CAPACITY = 10_000;
  private static final int LONGEST_LINE = 16 * 1024;

  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(CAPACITY);
  private final Thread reader;

  private OutputLines(Process process) {
    reader = new Thread(() -> readAll(process), "output of " + process.pid());
    reader.setDaemon(true);
  }

  static OutputLines of(Process process) {
    OutputLines lines = new OutputLines(process);
    lines.reader.start();
    return lines;
  }

  /** The lines since the last call, oldest first. */
  List<String> drain() {
    List<String> drained = new ArrayList<>();
    lines.drainTo(drained);
    return drained;
  }

  /** Whether the process has said all it will say; some of it may still wait to be drained. */
  boolean isComplete() {
    return !reader.isAlive();
  }

  private void readAll(Process process) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      int before = 0;
      for (int c = in.read(); c >= 0; c = in.read()) {
        boolean lineEnds = c == '\n' || c == '\r';
        boolean secondHalfOfAnEnd = c == '\n' && before == '\r';
        if (!lineEnds) {
          line.append((char) c);
        }
        if ((lineEnds && !secondHalfOfAnEnd) || line.length() >= LONGEST_LINE) {
          lines.put(line.toString());
          line.setLength(0);
        }
        before = c;
      }
      if (!line.isEmpty()) {
        lines.put(line.toString());
      }
    } catch (IOException e) {
      // The process is gone, and with it what it had not printed yet.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
