package dev.carbon.job.vertex;

import com.google.api.gax.rpc.ApiException;
import dev.carbon.job.JobSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a job alone is given out of the words in which a service refuses it. */
final class Discreet {
  /** Less is no secret, but a word that a message may need. */
  private static final int SHORTEST = 8;

  private Discreet() {}

  /** The same failure, without the values of the job's variables if it or its causes repeat one. */
  static ApiException about(JobSpec spec, ApiException e) {
    List<String> values =
        spec.task().environment().values().stream()
            .filter(value -> value.length() >= SHORTEST)
            .toList();
    if (values.stream().noneMatch(value -> repeats(e, value))) {
      return e;
    }
    String words = String.valueOf(e.getMessage());
    for (String value : values) {
      words = words.replace(value, "***");
    }
    return new ApiException(words, null, e.getStatusCode(), e.isRetryable());
  }

  private static boolean repeats(Throwable failure, String value) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (String.valueOf(each.getMessage()).contains(value)) {
        return true;
      }
    }
    return false;
  }
}
