package dev.carbon.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts other programs of this machine for a moment. */
public interface Programs {
  /**
   * Runs a program without input until it ends. One that has not ended in time is killed, and so is
   * one whose caller is interrupted.
   *
   * @param command the program, by name or path, and its arguments; no shell reads them
   * @return how it ended; empty when it did not in time
   * @throws IOException when it cannot be started
   * @throws InterruptedException when the calling thread is interrupted
   */
  Optional<Ended> run(List<String> command, Duration longest)
      throws IOException, InterruptedException;

  /**
   * A program that has ended.
   *
   * @param output the beginning of what it wrote to its two streams
   */
  record Ended(int exitCode, String output) {}
}
