package dev.carbon.region;

/** Everything that carbon knows beforehand of places, hardware and prices. */
public record Catalogue(Regions regions, Hardware hardware, Prices prices) {
  /** The tables that ship with carbon. */
  public static Catalogue bundled() {
    return new Catalogue(Regions.bundled(), Hardware.bundled(), Prices.bundled());
  }
}
