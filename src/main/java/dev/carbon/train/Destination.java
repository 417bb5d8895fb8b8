package dev.carbon.train;

import dev.carbon.staging.DataAddress;
import java.nio.file.Path;

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
   */
  record Cloud(DataAddress address, boolean direct) implements Destination {
    @Override
    public String toString() {
      return address.toString();
    }
  }
}
