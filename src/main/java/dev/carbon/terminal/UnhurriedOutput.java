package dev.carbon.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Passes bytes on and never waits for long: a terminal that is stopped (Ctrl-S) or a pipe that
 * nobody empties must not keep carbon from watching a job, or from ending when it is told to. What
 * is too much to keep meanwhile is left out, and that is said once there is room again. Safe for
 * concurrent calls.
 */
public final class UnhurriedOutput extends OutputStream {
  private static final int MOST_BYTES_WAITING = 1 << 20;

  private final OutputStream to;
  private final Duration patience;
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private int bytesWaiting;
  private boolean writing;
  private boolean late;
  private int linesLeftOut;
  private @Nullable IOException failure;
  private @Nullable Thread writer;

  /**
   * @param patience how long a flush waits for a reader who was in time before
   */
  public UnhurriedOutput(OutputStream to, Duration patience) {
    this.to = to;
    this.patience = patience;
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  /** Fails with what went wrong with the bytes before these. */
  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    @Nullable IOException before = failure;
    failure = null;
    byte[] more = Arrays.copyOfRange(bytes, offset, offset + length);
    if (bytesWaiting + length > MOST_BYTES_WAITING) {
      linesLeftOut += lines(more);
    } else {
      if (linesLeftOut > 0) {
        add(("[" + linesLeftOut + " lines left out]\n").getBytes(StandardCharsets.UTF_8));
        linesLeftOut = 0;
      }
      add(more);
    }
    if (before != null) {
      throw before;
    }
  }

  private void add(byte[] more) {
    waiting.add(more);
    bytesWaiting += more.length;
    if (writer == null) {
      Thread thread = new Thread(this::writeOn, "conversation");
      thread.setDaemon(true); // A reader that never reads must not hold the process.
      writer = thread;
      thread.start();
    }
    notifyAll();
  }

  private static int lines(byte[] text) {
    int lines = 0;
    for (byte each : text) {
      lines += each == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Waits until all is written, for a while, unless the reader is late already. */
  @Override
  public synchronized void flush() {
    if (!late) {
      late = !isWrittenWithin(patience);
    }
  }

  /** Waits for a last while, also for a reader who is late. */
  public synchronized void finish() {
    late = !isWrittenWithin(patience);
  }

  private boolean isWrittenWithin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (writing || !waiting.isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private void writeOn() {
    try {
      while (true) {
        byte[] next = next();
        try {
          to.write(next);
          to.flush();
          written(null);
        } catch (IOException e) {
          written(e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized byte[] next() throws InterruptedException {
    byte[] next = waiting.poll();
    while (next == null) {
      wait();
      next = waiting.poll();
    }
    bytesWaiting -= next.length;
    writing = true;
    return next;
  }

  private synchronized void written(@Nullable IOException trouble) {
    writing = false;
    failure = trouble == null ? failure : trouble;
    if (waiting.isEmpty()) {
      late = false;
    }
    notifyAll();
  }
}
