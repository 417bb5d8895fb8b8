package dev.carbon.region;

import java.util.Locale;

/** Where a bucket or a job really lies: a region's name in lower case, or {@link #LOCAL}. */
public record Location(String id) {
  /** This machine. */
  public static final Location LOCAL = new Location("local");

  public Location {
    id = id.toLowerCase(Locale.ROOT);
  }

  public static Location of(RegionId region) {
    return new Location(region.value());
  }

  @Override
  public String toString() {
    return id;
  }
}
