package dev.carbon;

import java.util.Optional;

/** The version of this carbon. */
final class Version {
  private Version() {}

  /** As the jar's manifest says; {@code dev} when run from class files. */
  static String current() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("dev");
  }
}
