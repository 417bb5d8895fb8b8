package dev.carbon.placement;

import java.util.List;
import java.util.Optional;

/**
 * Accelerators, and where each is best used.
 *
 * @param grids the figures, of all regions that train; its order is that of no accelerator; empty
 *     when no source had enough
 * @param notes what a person should know of how the figures came about, or why there are none
 */
public record AcceleratorOverview(
    Optional<Ranking> grids, List<AcceleratorProfile> accelerators, List<String> notes) {
  public AcceleratorOverview {
    accelerators = List.copyOf(accelerators);
    notes = List.copyOf(notes);
  }
}
