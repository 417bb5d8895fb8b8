package dev.carbon.train;

import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.Savings;
import dev.carbon.unit.Grams;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run cost the planet and the purse, and what it saved.
 *
 * @param duration that the job had its machines
 * @param footprint with the transfer of the run's data
 * @param savings against the baseline, each with the transfer of the data to where it would have
 *     run
 * @param localGrams what the same energy emitted on this machine's own grid, without a data centre
 *     around it; empty when that grid is unknown
 * @param details how the footprint came about; empty when nothing is known
 */
record RunAccount(
    Optional<Duration> duration,
    Footprint footprint,
    Savings savings,
    Optional<Grams> localGrams,
    Optional<FootprintDetails> details) {

  /** The account of a run that has not run: what is known before its energy is. */
  static RunAccount ofPlan(TrainPlan plan) {
    return unknown(plan, new PlanShare(plan).percent());
  }

  /** The account of a run of which nothing is known. */
  static RunAccount unknown(TrainPlan plan) {
    return unknown(plan, Optional.empty());
  }

  private static RunAccount unknown(TrainPlan plan, Optional<Double> percent) {
    Footprint nothing = Footprint.ofCost(Optional.empty());
    return new RunAccount(
        Optional.empty(),
        plan.transfer().map(moved -> plan.chosen().withTransfer(nothing)).orElse(nothing),
        Savings.unknown(plan.ranking().baseline().region().id(), percent),
        Optional.empty(),
        Optional.empty());
  }
}
