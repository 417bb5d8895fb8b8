package dev.carbon.placement;

import dev.carbon.staging.DataAddress;
import dev.carbon.staging.Dataset;

/** Where the data of a job lies and how much it is, as far as that was said. */
public sealed interface DataPlace {
  /** It was said. */
  record Known(Dataset data) implements DataPlace {}

  /** The store is to be asked. */
  record Stored(DataAddress address) implements DataPlace {}
}
