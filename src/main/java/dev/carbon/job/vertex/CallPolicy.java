package dev.carbon.job.vertex;

import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.StatusCode;
import com.google.api.gax.rpc.UnaryCallSettings;
import com.google.cloud.aiplatform.v1.JobServiceSettings;
import java.util.Set;

/**
 * Deadlines and repetitions of each call; Google's client has neither for custom jobs.
 *
 * <p>A create is sent once: it has no request id, so a repetition could start a second paid job.
 */
record CallPolicy(Patience patience) {
  private static final Set<StatusCode.Code> PASSING =
      Set.of(StatusCode.Code.UNAVAILABLE, StatusCode.Code.DEADLINE_EXCEEDED);

  void apply(JobServiceSettings.Builder settings) {
    settings
        .createCustomJobSettings()
        .setRetryableCodes(Set.of())
        .setSimpleTimeoutNoRetriesDuration(patience.create());
    repeatable(settings.getCustomJobSettings());
    repeatable(settings.listCustomJobsSettings());
    repeatable(settings.cancelCustomJobSettings());
  }

  private void repeatable(UnaryCallSettings.Builder<?, ?> call) {
    call.setRetryableCodes(PASSING)
        .setRetrySettings(
            RetrySettings.newBuilder()
                .setInitialRpcTimeoutDuration(patience.call())
                .setRpcTimeoutMultiplier(1)
                .setMaxRpcTimeoutDuration(patience.call())
                .setInitialRetryDelayDuration(patience.firstDelay())
                .setRetryDelayMultiplier(2)
                .setMaxRetryDelayDuration(patience.total())
                .setTotalTimeoutDuration(patience.total())
                .build());
  }
}
