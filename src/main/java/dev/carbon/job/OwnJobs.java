package dev.carbon.job;

import dev.carbon.region.Location;
import java.util.List;

/** The jobs of a project that carbon made, whoever remembers them. */
public interface OwnJobs {
  /**
   * Every job of the project there that has a {@code carbon-run} label which names a run, and has
   * not ended; in no order. Blocks for a bounded time.
   *
   * @throws dev.carbon.error.CarbonException UPSTREAM when the service cannot be reached,
   *     CREDENTIALS when it refuses this account
   */
  List<OwnJob> live(Location location);
}
