package dev.carbon.train;

import dev.carbon.region.Location;
import dev.carbon.staging.DataAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Where the outputs of a run end up. */
public sealed interface Destination {
  /** The place as a person reads it. */
  @Override
  String toString();

  /**
   * A folder of this machine.
   *
   * @param path absolute
   */
  record Home(Path path) implements Destination {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * A folder in Cloud Storage.
   *
   * @param direct the job writes there itself; else its outputs are copied there before its own
   *     bucket goes
   * @param place where that bucket lies; empty in a plan that an older carbon wrote down
   */
  record Cloud(DataAddress address, boolean direct, Optional<Location> place)
      implements Destination {
    @Override
    public String toString() {
      return address.toString();
    }
  }
}
