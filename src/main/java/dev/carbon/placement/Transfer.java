package dev.carbon.placement;

import dev.carbon.region.RegionId;
import dev.carbon.region.TransferPrices;
import dev.carbon.staging.Dataset;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Durations;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Moving the data of a job to a region, once.
 *
 * @param gigabytes that are moved, in GB of 10^9 bytes; 0 when the data lies there
 * @param energy of the network between the places, assumed
 * @param cost at list price, without operations and retrieval fees; empty when unknown
 * @param time of the job, over which the cost is spread
 */
public record Transfer(
    double gigabytes, KilowattHours energy, Optional<Dollars> cost, Duration time) {
  /**
   * Assumed: the networking coefficient of Cloud Carbon Footprint, its best case for a hyperscale
   * provider's own network; published estimates for the internet are much higher.
   */
  public static final double KWH_PER_GIGABYTE = 0.001;

  private static final double BYTES_PER_GIGABYTE = 1e9;
  private static final double BYTES_PER_GIB = 1L << 30;

  /** Moving that data to that region: nothing when it lies there already. */
  static Transfer of(Dataset data, RegionId to, TransferPrices prices, Duration time) {
    boolean there = data.location().id().equals(to.value());
    double moved = there ? 0 : data.gigabytes();
    Optional<Dollars> perGib =
        moved == 0 ? Optional.of(new Dollars(0)) : prices.perGib(data.location(), to);
    return new Transfer(
        moved,
        new KilowattHours(moved * KWH_PER_GIGABYTE),
        perGib.map(price -> price.times(moved * BYTES_PER_GIGABYTE / BYTES_PER_GIB)),
        time);
  }

  /** The cost spread over the job: US dollars for each hour of it; empty when unknown. */
  public Optional<Dollars> costPerHour() {
    return cost.map(each -> each.times(1 / Durations.hours(time)));
  }

  /**
   * What it emits: the energy is taken to be used at both ends alike. Unknown when the grid of
   * either end is, unless nothing moves.
   *
   * @param there intensity of the grid that the data goes to
   * @param here intensity of the grid where it lies
   */
  Optional<Grams> carbon(Optional<GramsPerKwh> there, Optional<GramsPerKwh> here) {
    return moves()
        ? there.flatMap(to -> here.map(from -> energy.at(mean(to, from))))
        : Optional.of(new Grams(0));
  }

  /** Whether anything is moved at all. */
  public boolean moves() {
    return gigabytes > 0;
  }

  /**
   * What a job's machines take, with the same of its data's transfer: unknown when either is, and
   * that of the machines alone when the job needs none.
   *
   * @param part of the transfer that is meant
   */
  public static <T> Optional<T> sum(
      Optional<T> machines,
      Optional<Transfer> transfer,
      Function<Transfer, Optional<T>> part,
      BinaryOperator<T> plus) {
    return transfer.isEmpty()
        ? machines
        : machines.flatMap(own -> transfer.flatMap(part).map(more -> plus.apply(own, more)));
  }

  private static GramsPerKwh mean(GramsPerKwh one, GramsPerKwh other) {
    return new GramsPerKwh((one.value() + other.value()) / 2);
  }
}
