package dev.carbon.staging.gcs;

import dev.carbon.testing.cloud.FakeGoogleCloud;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Stagers over the fake cloud, in a hurry. */
final class GcsStagers {
  private static final Duration SOON = Duration.ofSeconds(5);

  private GcsStagers() {}

  static GcsStager over(FakeGoogleCloud cloud) {
    return over(cloud, SOON);
  }

  /** Gives up after {@code patience} of silence. */
  static GcsStager over(FakeGoogleCloud cloud, Duration patience) {
    Patience hurry = new Patience(SOON, patience, SOON, Duration.ofMillis(1), patience);
    return new GcsStager("demo-project", Optional.of(URI.create(cloud.storageUrl())), hurry);
  }
}
