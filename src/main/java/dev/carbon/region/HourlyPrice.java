package dev.carbon.region;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an hour costs, as far as the price list can be trusted.
 *
 * @param provisioning how the machines are lent, which says what of this is charged
 * @param onDemand empty when unknown or doubtful
 * @param spot for machines that may be taken away at any time; empty when unknown or doubtful
 * @param doubt why a listed price is not used, or why none is listed, fit to stand behind a colon
 *     ("no price: a listed price of ...")
 */
public record HourlyPrice(
    Provisioning provisioning,
    Optional<Price> onDemand,
    Optional<Price> spot,
    Optional<String> doubt) {
  /** Nothing is listed. */
  public static final HourlyPrice UNKNOWN =
      new HourlyPrice(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String NO_LIST = "no price of flexible starts in carbon's list";

  /** The price of machines that are lent as usual. */
  public HourlyPrice(Optional<Price> onDemand, Optional<Price> spot, Optional<String> doubt) {
    this(Provisioning.STANDARD, onDemand, spot, doubt);
  }

  /**
   * What is charged for machines that are lent so; empty when unknown. Flexible starts have a price
   * list of their own, which carbon does not have.
   */
  public Optional<Price> charged() {
    return switch (provisioning) {
      case STANDARD -> onDemand;
      case SPOT -> spot;
      case FLEX_START -> Optional.empty();
    };
  }

  /** The day of what is charged, else that of any other price; empty when none is known. */
  public Optional<LocalDate> asOf() {
    return charged().or(this::onDemand).or(this::spot).map(Price::asOf);
  }

  /** The same machines, lent in this way. */
  HourlyPrice of(Provisioning lent) {
    return new HourlyPrice(
        lent, onDemand, spot, lent == Provisioning.FLEX_START ? Optional.of(NO_LIST) : doubt);
  }

  /** The same where there is no such thing as a spot machine. */
  HourlyPrice withoutSpot() {
    return new HourlyPrice(provisioning, onDemand, Optional.empty(), doubt);
  }

  /** So many times each price. */
  public HourlyPrice times(double factor) {
    return each(price -> price.times(factor));
  }

  /** Both together; what is unknown of one is unknown of both. */
  public HourlyPrice plus(HourlyPrice other) {
    return new HourlyPrice(
        provisioning,
        onDemand.flatMap(price -> other.onDemand.map(price::plus)),
        spot.flatMap(price -> other.spot.map(price::plus)),
        doubt.or(() -> other.doubt));
  }

  private HourlyPrice each(UnaryOperator<Price> change) {
    return new HourlyPrice(provisioning, onDemand.map(change), spot.map(change), doubt);
  }
}
