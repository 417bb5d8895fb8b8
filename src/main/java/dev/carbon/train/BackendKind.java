package dev.carbon.train;

import dev.carbon.region.Location;
import dev.carbon.region.RegionId;
import dev.carbon.staging.BucketName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a job runs. */
public enum BackendKind {
  /** On this machine: a rehearsal of the run in the chosen region. */
  LOCAL,
  /** On Vertex AI, in the chosen region. */
  VERTEX;

  /** The backend of that name, in lower case. */
  public static Optional<BackendKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The name as {@code --backend} takes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isRehearsal() {
    return this == LOCAL;
  }

  /** Where bucket and job must lie for that region. */
  Location location(RegionId region) {
    return switch (this) {
      case LOCAL -> Location.LOCAL;
      case VERTEX -> Location.of(region);
    };
  }

  /** Where a person finds a bucket that was asked for and whose store has not said where it is. */
  String address(BucketName name) {
    return switch (this) {
      case LOCAL -> name.value();
      case VERTEX -> "gs://" + name;
    };
  }
}
