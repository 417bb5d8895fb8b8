package dev.carbon.region;

import java.util.regex.Pattern;

/** The name of a cloud region, such as {@code europe-west4}. */
public record RegionId(String value) implements Comparable<RegionId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z]+-[a-z]+[0-9]+");

  public RegionId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not a region name: " + value);
    }
  }

  public static boolean isWellFormed(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public int compareTo(RegionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
