package dev.carbon.job;

import dev.carbon.region.Location;

/**
 * A job that exists.
 *
 * @param name the runner's own name for it, such as {@code projects/P/locations/L/customJobs/42}
 * @param location where the runner says the job is, not where it was asked to be
 */
public record JobHandle(String name, Location location) {
  @Override
  public String toString() {
    return name;
  }
}
