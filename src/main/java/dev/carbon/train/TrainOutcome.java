package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.FunctionalUnit;
import dev.carbon.footprint.GreenAiCost;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.Savings;
import dev.carbon.job.JobHandle;
import dev.carbon.region.Price;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OutputFile;
import dev.carbon.unit.Grams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a run.
 *
 * @param bucket the bucket that was made; empty when none was
 * @param bucketGone whether the store confirmed that it is gone
 * @param outputs verified at home
 * @param duration that the job ran; empty when unknown
 * @param localGrams what the same energy emitted on this machine's own grid, for a rehearsal
 * @param details how the footprint of the last attempt came about; empty when nothing is known
 * @param stop the request that ended the watch, if one did
 * @param error why the run is no success; empty when it is one
 * @param refused that the region did not take the job that another may take; empty when it did
 * @param earlier the regions that were tried before this one; what their jobs used before they
 *     ended is part of {@code footprint} and {@code savings}
 */
public record TrainOutcome(
    TrainPlan plan,
    RunState state,
    Optional<JobHandle> job,
    Optional<Bucket> bucket,
    boolean bucketGone,
    List<OutputFile> outputs,
    Optional<Duration> duration,
    Footprint footprint,
    Savings savings,
    Optional<Grams> localGrams,
    Optional<FootprintDetails> details,
    Optional<StopReason> stop,
    Optional<CarbonException> error,
    Optional<RefusedAttempt> refused,
    List<RefusedAttempt> earlier) {

  public TrainOutcome {
    outputs = List.copyOf(outputs);
    earlier = List.copyOf(earlier);
  }

  /** The same for another reason. */
  TrainOutcome failingWith(CarbonException other) {
    return with(footprint, savings, Optional.of(other), earlier);
  }

  /** The same, after others were tried: what they used for nothing is used as well. */
  TrainOutcome after(List<RefusedAttempt> attempts) {
    Footprint total = footprint;
    Savings left = savings;
    for (RefusedAttempt attempt : attempts) {
      if (attempt.ran().isPresent()) {
        total = total.plus(attempt.footprint());
        left = left.less(attempt.footprint().carbon());
      }
    }
    return with(total, left, error, attempts);
  }

  /**
   * The energy of the machines by how it is known, that of earlier attempts included; empty when
   * that of one of them is not known.
   */
  public Optional<EnergySum> energyParts() {
    Optional<EnergySum> sum = parts(details);
    for (RefusedAttempt attempt : earlier) {
      if (attempt.ran().isPresent()) {
        Optional<EnergySum> other = parts(attempt.details());
        sum = sum.flatMap(own -> other.map(own::plus));
      }
    }
    return sum;
  }

  /**
   * What its emissions can be told per, those of earlier attempts included; none when nothing is
   * known of how one of them came about.
   */
  public List<FunctionalUnit> functionalUnits() {
    double hours = 0;
    for (RefusedAttempt attempt : earlier) {
      Optional<GreenAiCost> use = attempt.details().flatMap(FootprintDetails::use);
      if (attempt.ran().isPresent() && use.isEmpty()) {
        return List.of();
      }
      hours += attempt.ran().isPresent() ? use.orElseThrow().acceleratorHours() : 0;
    }
    double before = hours;
    return details.map(known -> known.functionalUnits(before)).orElse(List.of());
  }

  private static Optional<EnergySum> parts(Optional<FootprintDetails> known) {
    return known.flatMap(FootprintDetails::carbon).map(OperationalCarbon::energy);
  }

  /** Every region that did not take the job, in the order in which they were tried. */
  public List<RefusedAttempt> refusals() {
    return Stream.concat(earlier.stream(), refused.stream()).toList();
  }

  /** Every file that is at home, those of earlier attempts too. */
  public List<OutputFile> allOutputs() {
    return Stream.concat(
            earlier.stream().flatMap(attempt -> attempt.outputs().stream()), outputs.stream())
        .toList();
  }

  private TrainOutcome with(
      Footprint total, Savings left, Optional<CarbonException> why, List<RefusedAttempt> attempts) {
    return new TrainOutcome(
        plan,
        state,
        job,
        bucket,
        bucketGone,
        outputs,
        duration,
        total,
        left,
        localGrams,
        details,
        stop,
        why,
        refused,
        attempts);
  }

  /** Whether the job may still run and cost money. */
  public boolean jobMayLive() {
    return state.jobMayLive();
  }

  /** What is paid for the job now; empty when it is over, and as {@link TrainPlan#pricePerHour}. */
  public Optional<Price> costPerHour() {
    return jobMayLive() ? plan.pricePerHour() : Optional.empty();
  }

  public boolean bucketExists() {
    return bucket.isPresent() && !bucketGone;
  }
}
