package dev.carbon.region;

import java.util.regex.Pattern;

/**
 * A zone of the electricity grid, by the name of the source that is asked: most use those of
 * Electricity Maps, such as {@code US-MIDA-PJM}; WattTime has its own, such as {@code CAISO_NORTH}.
 */
public record GridZone(String id) implements GridLocation, Comparable<GridZone> {
  /** No zone's name comes near it, and the pattern is not made for pages of text. */
  private static final int LONGEST = 40;

  private static final Pattern SHAPE =
      Pattern.compile("[A-Z]{2}(-[A-Z0-9]+)*|[A-Z]{2,}(_[A-Z0-9]+)*");

  private static final Pattern OF_ELECTRICITY_MAPS = Pattern.compile("[A-Z]{2}(-[A-Z0-9]+)*");

  public GridZone {
    if (!isWellFormed(id)) {
      throw new IllegalArgumentException("not a grid zone: " + id);
    }
  }

  public static boolean isWellFormed(String text) {
    return text.length() <= LONGEST && SHAPE.matcher(text).matches();
  }

  /**
   * Whether it can be a name of Electricity Maps: two letters, and parts behind hyphens. A name of
   * WattTime's may be of that shape too, such as {@code FR}.
   */
  public boolean isOfElectricityMaps() {
    return OF_ELECTRICITY_MAPS.matcher(id).matches();
  }

  @Override
  public int compareTo(GridZone other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
