package dev.carbon.cli;

import dev.carbon.job.LogLine;
import dev.carbon.region.Workers;
import dev.carbon.terminal.SafeText;

/** A line of a job's log as people read it. */
public final class LogText {
  private LogText() {}

  /** Harmless, and with its machine where the job has several; what the service says is marked. */
  public static String line(LogLine line, Workers workers) {
    String text = SafeText.line(line.text());
    if (line.isOfPlatform()) {
      return "(Vertex AI) " + text;
    }
    return workers.replicas() > 1 && line.task().isPresent()
        ? SafeText.line(line.task().get()) + ": " + text
        : text;
  }
}
