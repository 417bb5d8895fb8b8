package dev.carbon.train;

import dev.carbon.job.JobMetrics;
import dev.carbon.staging.OutputFile;
import java.util.List;

/** Tells the script's own outputs from what the bootstrap writes beside them. */
public final class JobOutputs {
  private JobOutputs() {}

  /** Whether the script itself left anything. */
  public static boolean hasAny(List<OutputFile> files) {
    return files.stream().anyMatch(file -> !JobMetrics.isNameOf(file.path()));
  }
}
