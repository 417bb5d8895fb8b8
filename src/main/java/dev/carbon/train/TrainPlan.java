package dev.carbon.train;

import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Ranking;
import dev.carbon.placement.Transfer;
import dev.carbon.region.Location;
import dev.carbon.region.Price;
import dev.carbon.region.Workers;
import dev.carbon.staging.RunId;
import dev.carbon.unit.Dollars;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything decided, nothing done: the only thing that can be run.
 *
 * @param output absolute folder for the outputs
 */
public record TrainPlan(
    RunId run, TrainRequest request, Ranking ranking, Path output, Instant madeAt) {
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

  /** What an hour of the job costs; empty when unknown, and for a rehearsal. */
  public Optional<Price> pricePerHour() {
    return backend().isRehearsal() ? Optional.empty() : chosen().candidate().price().onDemand();
  }

  /** What it takes to bring the job's data there; empty when it needs none, and for a rehearsal. */
  public Optional<Transfer> transfer() {
    return backend().isRehearsal() ? Optional.empty() : chosen().candidate().transfer();
  }

  /**
   * The most that the job can cost before its timeout ends it, its data's transfer included; it is
   * never retried. Empty when either is unknown, and for a rehearsal.
   */
  public Optional<Dollars> highestCost() {
    return Transfer.sum(
        pricePerHour().map(price -> price.over(request.timeout())),
        transfer(),
        Transfer::cost,
        Dollars::plus);
  }
}
