package dev.carbon.placement;

import dev.carbon.region.Location;

/**
 * Where the data of a job lies.
 *
 * @param location a region, or a multi-region such as {@code eu}
 * @param gigabytes in GB of 10^9 bytes, at least 0
 */
public record DataPlace(Location location, double gigabytes) {}
