package dev.carbon.region;

/** Everything that carbon knows beforehand of places, hardware and prices. */
public record Catalogue(
    Regions regions, Hardware hardware, Prices prices, TransferPrices transferPrices) {
  /**
   * The tables that ship with carbon.
   *
   * @param feePercent of Vertex AI over Compute Engine's prices
   */
  public static Catalogue bundled(double feePercent) {
    return new Catalogue(
        Regions.bundled(),
        Hardware.bundled(),
        Prices.bundled(feePercent),
        TransferPrices.bundled());
  }
}
