package dev.carbon.region;

import java.util.Map;

/**
 * A town by which a region is named, with coordinates of the town itself from common geographic
 * knowledge, written down for these tests and independent of the table of regions.
 */
record Town(String name, Coordinates coordinates) {
  private static final double EARTH_RADIUS_KM = 6371;

  static final Map<String, Town> OF_REGION =
      Map.ofEntries(
          town("africa-south1", "Johannesburg", -26.20, 28.05),
          town("asia-east1", "Changhua", 24.08, 120.54),
          town("asia-east2", "Hong Kong", 22.32, 114.17),
          town("asia-northeast1", "Tokyo", 35.68, 139.69),
          town("asia-northeast2", "Osaka", 34.69, 135.50),
          town("asia-northeast3", "Seoul", 37.57, 126.98),
          town("asia-south1", "Mumbai", 19.08, 72.88),
          town("asia-south2", "Delhi", 28.61, 77.21),
          town("asia-southeast1", "Jurong West", 1.35, 103.71),
          town("asia-southeast2", "Jakarta", -6.21, 106.85),
          town("asia-southeast3", "Bangkok", 13.76, 100.50),
          town("australia-southeast1", "Sydney", -33.87, 151.21),
          town("australia-southeast2", "Melbourne", -37.81, 144.96),
          town("europe-central2", "Warsaw", 52.23, 21.01),
          town("europe-north1", "Hamina", 60.57, 27.20),
          town("europe-north2", "Stockholm", 59.33, 18.07),
          town("europe-southwest1", "Madrid", 40.42, -3.70),
          town("europe-west1", "St. Ghislain", 50.45, 3.82),
          town("europe-west2", "London", 51.51, -0.13),
          town("europe-west3", "Frankfurt", 50.11, 8.68),
          town("europe-west4", "Eemshaven", 53.44, 6.83),
          town("europe-west6", "Zurich", 47.37, 8.54),
          town("europe-west8", "Milan", 45.46, 9.19),
          town("europe-west9", "Paris", 48.86, 2.35),
          town("europe-west10", "Berlin", 52.52, 13.40),
          town("europe-west12", "Turin", 45.07, 7.69),
          town("me-central1", "Doha", 25.29, 51.53),
          town("me-central2", "Dammam", 26.43, 50.10),
          town("me-west1", "Tel Aviv", 32.08, 34.78),
          town("northamerica-northeast1", "Montréal", 45.50, -73.57),
          town("northamerica-northeast2", "Toronto", 43.65, -79.38),
          town("northamerica-south1", "Querétaro", 20.59, -100.39),
          town("southamerica-east1", "Osasco", -23.53, -46.79),
          town("southamerica-west1", "Santiago", -33.45, -70.67),
          town("us-central1", "Council Bluffs", 41.26, -95.86),
          town("us-central2", "Pryor Creek", 36.31, -95.32),
          town("us-east1", "Moncks Corner", 33.20, -80.01),
          town("us-east2", "Lithia Springs", 33.79, -84.66),
          town("us-east4", "Ashburn", 39.04, -77.49),
          town("us-east5", "Columbus", 39.96, -83.00),
          town("us-south1", "Dallas", 32.78, -96.80),
          town("us-west1", "The Dalles", 45.59, -121.18),
          town("us-west2", "Los Angeles", 34.05, -118.24),
          town("us-west3", "Salt Lake City", 40.76, -111.89),
          town("us-west4", "Las Vegas", 36.17, -115.14));

  /** On a great circle, by the haversine formula. */
  double kilometresTo(Coordinates point) {
    double latitude = Math.toRadians(coordinates.latitude());
    double otherLatitude = Math.toRadians(point.latitude());
    double across = Math.toRadians(point.longitude() - coordinates.longitude());
    double haversine =
        Math.pow(Math.sin((otherLatitude - latitude) / 2), 2)
            + Math.cos(latitude) * Math.cos(otherLatitude) * Math.pow(Math.sin(across / 2), 2);
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(haversine));
  }

  private static Map.Entry<String, Town> town(
      String region, String name, double latitude, double longitude) {
    return Map.entry(region, new Town(name, new Coordinates(latitude, longitude)));
  }
}
