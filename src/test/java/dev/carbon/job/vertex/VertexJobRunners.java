package dev.carbon.job.vertex;

import dev.carbon.google.GoogleLogin;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import java.time.Duration;
import java.util.Optional;

/** Runners over the fake cloud, in a hurry. */
final class VertexJobRunners {
  private VertexJobRunners() {}

  static VertexJobRunner over(FakeGoogleCloud cloud) {
    return over(cloud, Duration.ofSeconds(10));
  }

  /** Gives up after {@code patience} of silence. */
  static VertexJobRunner over(FakeGoogleCloud cloud, Duration patience) {
    Patience hurry = new Patience(patience, patience, Duration.ofMillis(1), patience);
    return new VertexJobRunner(
        "demo-project",
        new GoogleLogin("demo-project"),
        Optional.of(cloud.vertexEndpoint()),
        hurry);
  }
}
