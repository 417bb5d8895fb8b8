package dev.carbon.placement;

/**
 * What decides between regions that can all take the job: the weights of carbon and price.
 *
 * @param carbon share from 0 to 1
 * @param price the rest, so that both make 1
 */
public record Preference(double carbon, double price) {
  public static final Preference CLEANEST = new Preference(1, 0);
  public static final Preference CHEAPEST = new Preference(0, 1);

  private static final double ROUNDING = 1e-9;

  public Preference {
    if (!(carbon >= 0 && price >= 0 && Math.abs(carbon + price - 1) < ROUNDING)) {
      throw new IllegalArgumentException("not two shares of one: " + carbon + ", " + price);
    }
  }

  /**
   * Weights of any size, of which only the proportion counts.
   *
   * @param carbon at least 0
   * @param price at least 0, and not 0 together with {@code carbon}
   */
  public static Preference ofWeights(double carbon, double price) {
    return new Preference(carbon / (carbon + price), price / (carbon + price));
  }

  /** Whether both count, so that they must be weighed against each other. */
  public boolean isMixed() {
    return carbon > 0 && price > 0;
  }
}
