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
import java.time.Duration;
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
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MOST_SECONDS = 1e9;

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
  public Optional<Path> home() {
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

  /**
   * After which the cloud ends the job: what was asked for, or what the money lasts for if that is
   * less. So the limit holds even when carbon is not there to see to it.
   */
  public Duration timeout() {
    return affordable()
        .filter(time -> time.compareTo(request.limits().timeout()) < 0)
        .orElse(request.limits().timeout());
  }

  /**
   * How long the job may run for the money that it may cost, in whole seconds, its data's transfer
   * paid; empty without such a limit, for a rehearsal, and when a price is unknown.
   */
  Optional<Duration> affordable() {
    return request
        .limits()
        .maxCost()
        .flatMap(limit -> transferCost().map(limit::minus))
        .flatMap(
            left ->
                pricePerHour()
                    .map(price -> left.value() / price.amount().value() * SECONDS_PER_HOUR)
                    .map(
                        seconds ->
                            Duration.ofSeconds(
                                (long) Math.max(0, Math.min(seconds, MOST_SECONDS)))));
  }

  /** 0 when no data moves; empty when it does at an unknown price. */
  private Optional<Dollars> transferCost() {
    return transfer().isEmpty() ? Optional.of(new Dollars(0)) : transfer().flatMap(Transfer::cost);
  }

  /** The same with its outputs going there. */
  TrainPlan withOutput(Destination other) {
    return new TrainPlan(run, attempt, request, ranking, other, madeAt);
  }

  /** The same, with so much less money to spend. */
  TrainPlan afterSpending(Dollars spent) {
    return new TrainPlan(
        run,
        attempt,
        new TrainRequest(
            request.backend(),
            request.task(),
            request.code(),
            request.placement(),
            request.resources(),
            request.access(),
            request.limits().afterSpending(spent),
            request.outputs(),
            request.labels()),
        ranking,
        output,
        madeAt);
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
        pricePerHour().map(price -> price.over(timeout())),
        transfer(),
        Transfer::cost,
        Dollars::plus);
  }
}
