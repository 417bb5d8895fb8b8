package dev.carbon.train;

import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.placement.Transfer;
import dev.carbon.region.Location;
import dev.carbon.region.Price;
import dev.carbon.region.Workers;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.RunId;
import dev.carbon.unit.Dollars;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything decided, nothing done: the only thing that can be run.
 *
 * @param attempt counts the regions that were tried, from 1
 */
public record TrainPlan(
    RunId run,
    int attempt,
    TrainRequest request,
    Ranking ranking,
    Destination output,
    Instant madeAt) {
  /** The region the job goes to, or is rehearsed for. */
  public RankedRegion chosen() {
    return ranking.best();
  }

  public Workers workers() {
    return request.placement().workers();
  }

  public BackendKind backend() {
    return request.backend();
  }

  /** Where bucket and job must lie. */
  public Location location() {
    return backend().location(chosen().region().id());
  }

  /** The folder of this machine that the outputs go to; empty when they stay in the cloud. */
  Optional<Path> home() {
    return output instanceof Destination.Home home ? Optional.of(home.path()) : Optional.empty();
  }

  /** Where the job itself writes, when that is not its own bucket. */
  Optional<DataAddress> directOutput() {
    return output instanceof Destination.Cloud cloud && cloud.direct()
        ? Optional.of(cloud.address())
        : Optional.empty();
  }

  /**
   * What an hour of the job costs, its machines lent as asked; empty when unknown, and for a
   * rehearsal.
   */
  public Optional<Price> pricePerHour() {
    return backend().isRehearsal() ? Optional.empty() : chosen().candidate().price().charged();
  }

  /** What it takes to bring the job's data there; empty when it needs none, and for a rehearsal. */
  public Optional<Transfer> transfer() {
    return backend().isRehearsal() ? Optional.empty() : chosen().candidate().transfer();
  }

  /**
   * The most that the job can cost before its timeout ends it, its data's transfer included. It is
   * never retried, except on spot machines: whether the timeout counts anew after a restart is not
   * documented. Empty when either is unknown, and for a rehearsal.
   */
  public Optional<Dollars> highestCost() {
    return Transfer.sum(
        pricePerHour().map(price -> price.over(request.limits().timeout())),
        transfer(),
        Transfer::cost,
        Dollars::plus);
  }
}
