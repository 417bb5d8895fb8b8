package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import dev.carbon.unit.Dollars;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * List prices for moving data out of a bucket to another place of Google Cloud. They go by the
 * parts of the world in which both lie; a pair that the list does not have is unknown.
 */
public final class TransferPrices {
  private static final Dollars FREE = new Dollars(0);

  /** Where Google's multi-regions lie. */
  private static final Map<String, String> MULTI_REGIONS =
      Map.of("us", "northern-america", "eu", "europe", "asia", "asia");

  /** By what the names of regions begin with. */
  private static final Map<String, String> CONTINENTS =
      Map.of(
          "us", "northern-america",
          "northamerica", "northern-america",
          "southamerica", "latin-america",
          "europe", "europe",
          "asia", "asia",
          "australia", "oceania",
          "me", "middle-east",
          "africa", "africa");

  /** Priced apart from the rest of Asia. */
  private static final String JAKARTA = "asia-southeast2";

  /** In Mexico: the list does not say which of its Americas that is. */
  private static final String MEXICO = "northamerica-south1";

  private final Map<Pair, Dollars> listed = new HashMap<>();

  private TransferPrices() {}

  /** The table that ships with carbon; its head names source and date. */
  public static TransferPrices bundled() {
    TransferPrices prices = new TransferPrices();
    CsvResource.rows(TransferPrices.class, "transfer_prices.csv").forEach(prices::add);
    return prices;
  }

  /**
   * US dollars for each GiB (2^30 bytes) that leaves a bucket for that region; nothing within one
   * region. Empty where the list has no price.
   */
  public Optional<Dollars> perGib(Location bucket, RegionId to) {
    return perGib(bucket, Location.of(to));
  }

  /** The same for what is copied to another bucket. */
  public Optional<Dollars> perGib(Location bucket, Location to) {
    return bucket.equals(to)
        ? Optional.of(FREE)
        : part(bucket)
            .flatMap(
                from ->
                    part(to)
                        .flatMap(
                            target -> Optional.ofNullable(listed.get(new Pair(from, target)))));
  }

  /** Whether that is the name of a multi-region that has a price. */
  public static boolean isMultiRegion(String name) {
    return MULTI_REGIONS.containsKey(name);
  }

  private static Optional<String> part(Location location) {
    String id = location.id();
    if (!RegionId.isWellFormed(id) || id.equals(MEXICO)) {
      return Optional.ofNullable(MULTI_REGIONS.get(id));
    }
    return id.equals(JAKARTA)
        ? Optional.of("indonesia")
        : Optional.ofNullable(CONTINENTS.get(id.substring(0, id.indexOf('-'))));
  }

  private void add(Row row) {
    listed.put(
        new Pair(row.text("bucket_in"), row.text("to")), new Dollars(row.number("usd_per_gib")));
  }

  private record Pair(String bucketIn, String to) {}
}
