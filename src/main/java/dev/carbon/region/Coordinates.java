package dev.carbon.region;

/**
 * A point on the map.
 *
 * @param latitude degrees north, from -90 to 90
 * @param longitude degrees east, from -180 to 180
 */
public record Coordinates(double latitude, double longitude) implements GridLocation {
  public Coordinates {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("not on the map: " + latitude + ", " + longitude);
    }
  }

  @Override
  public String toString() {
    return latitude + "," + longitude;
  }
}
