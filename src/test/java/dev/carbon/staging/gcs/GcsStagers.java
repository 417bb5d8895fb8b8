package dev.carbon.staging.gcs;

import dev.carbon.google.GoogleLogin;
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
    return over(cloud.storageUrl(), patience);
  }

  static GcsStager over(String url, Duration patience) {
    return over(url, patience, Slicing.STANDARD);
  }

  /** Downloads in slices as it is told to. */
  static GcsStager over(String url, Duration patience, Slicing slicing) {
    return over(
        url, new Patience(SOON, patience, Duration.ofMillis(1), patience, 1L << 30), slicing);
  }

  static GcsStager over(String url, Patience patience, Slicing slicing) {
    return new GcsStager(
        "demo-project",
        new GoogleLogin("demo-project"),
        Optional.of(URI.create(url)),
        patience,
        slicing);
  }
}
