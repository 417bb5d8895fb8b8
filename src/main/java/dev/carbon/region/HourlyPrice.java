package dev.carbon.region;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an hour costs, as far as the price list can be trusted.
 *
 * @param onDemand empty when unknown or doubtful
 * @param spot for machines that may be taken away at any time; empty when unknown or doubtful
 * @param doubt why a listed price is not used, fit to stand behind a colon ("no price: a listed
 *     price of ...")
 */
public record HourlyPrice(Optional<Price> onDemand, Optional<Price> spot, Optional<String> doubt) {
  /** Nothing is listed. */
  public static final HourlyPrice UNKNOWN =
      new HourlyPrice(Optional.empty(), Optional.empty(), Optional.empty());

  /** So many times each price. */
  public HourlyPrice times(double factor) {
    return each(price -> price.times(factor));
  }

  /** Both together; what is unknown of one is unknown of both. */
  public HourlyPrice plus(HourlyPrice other) {
    return new HourlyPrice(
        onDemand.flatMap(price -> other.onDemand.map(price::plus)),
        spot.flatMap(price -> other.spot.map(price::plus)),
        doubt.or(() -> other.doubt));
  }

  private HourlyPrice each(UnaryOperator<Price> change) {
    return new HourlyPrice(onDemand.map(change), spot.map(change), doubt);
  }
}
